'use client'
import { type ReactNode, useCallback, useId, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { FieldNotes, RequiredMark } from '@/components/ui/field'
import { PageTitle } from '@/components/ui/page-title'
import { StepBar } from '@/components/ui/step-bar'
import { ConflictBanner } from './conflict-banner'
import { FieldInput } from './field-input'
import { Letter, type LetterText } from './letter'
import { ProblemSummary } from './problem-summary'
import { StepButtons } from './step-buttons'
import {
  caseField,
  type FieldView,
  fieldId,
  fieldsOfView,
  labelsOf,
  type Problems,
  type StepButton,
  type StepView,
  stepField,
  versionField,
} from './step-view'
import type { Autosave } from './use-autosaver'
import { type ChangeMaterials, useMaterials } from './use-materials'
import { type Save, useStepForm } from './use-step-form'

type StepFormProps = {
  view: StepView
  save: Save
  autosave: Autosave
  /** For steps with fields that are answered by files. */
  changeMaterials?: ChangeMaterials
  /** Beside the one button `view.nextLabel`. value "stay" saves without a check. */
  buttons?: readonly StepButton[]
  /** What is a form of its own (the photo tool): stands above this one, and problems of a photo field lead there. */
  children?: ReactNode
  letter?: LetterText
}

/** Draws a step from plain data: one column, problems on top, "已自动保存" and the buttons always in sight (E-04, Q-10, Q-12, Q-40). */
export function StepForm({ view, save, autosave, changeMaterials, buttons = [], children, letter }: StepFormProps) {
  const step = useStepForm(view, save, autosave)
  const materials = useMaterials(view, changeMaterials)
  const [read, setRead] = useState(false)
  const onEnd = useCallback(() => setRead(true), [])
  const formId = useId()
  const fields = fieldsOfView(view)
  const { answers, version } = { ...step.answer, version: step.answer.conflict?.version ?? step.answer.version }
  const labels = labelsOf(fields, step.problems)
  const rows = { problems: step.problems, onMoved: step.onRowsMoved, onPasted: step.onRowsPasted }
  return (
    <div>
      {view.progress && <StepBar {...view.progress} />}
      <PageTitle title={view.title} lead={view.lead} />
      {step.answer.message && !step.answer.conflict && (
        <div className="mb-6">
          <Alert tone={step.answer.savedAt ? 'done' : 'error'} live>
            {step.answer.message}
          </Alert>
        </div>
      )}
      {step.restored.length > 0 && (
        <div className="mb-6">
          <Alert tone="info" live title="已恢复上次没有存上的内容">
            {step.restored.map((name) => labels[name]).join('、')}
          </Alert>
        </div>
      )}
      <ConflictBanner
        ref={step.banner}
        contests={step.contests}
        fields={fields}
        formId={formId}
        scripted={step.scripted}
        onSettle={step.settle}
      />
      <ProblemSummary ref={step.summary} problems={step.problems} labels={labels} />
      {children && (
        <Beside field={fields.find((field) => field.as === 'photo')} problems={step.problems}>
          {children}
        </Beside>
      )}
      {view.materials && (
        <form {...materials.formProps}>
          <input type="hidden" name={caseField} value={view.caseId} />
        </form>
      )}
      <form id={formId} noValidate {...step.formProps}>
        {/* Enter means the way on, not a button of the first row. */}
        {fields.some((field) => field.columns) && (
          <button type="submit" name="then" value="next" tabIndex={-1} aria-hidden="true" className="sr-only" />
        )}
        <input type="hidden" name={caseField} value={view.caseId} />
        <input type="hidden" name={stepField} value={view.stepName} />
        <input type="hidden" name={versionField} value={version} readOnly />
        {letter && <Letter {...letter} onEnd={onEnd} />}
        {view.sections.map((section) => {
          const drawn = section.fields.filter((field) => field.as !== 'photo')
          return (
            <section
              key={section.title}
              aria-label={view.sections.length > 1 ? section.title : undefined}
              className="mt-8 first-of-type:mt-6"
            >
              {view.sections.length > 1 && (
                <h2 className="mb-4 border-line border-b pb-1.5 font-bold font-song text-lg">{section.title}</h2>
              )}
              <div className="flex flex-col gap-5">
                {drawn.map((field) => (
                  <FieldInput
                    key={field.name}
                    field={field}
                    fields={fields}
                    answers={answers}
                    current={step.current}
                    problem={step.problems[field.name]}
                    scripted={step.scripted}
                    materials={view.materials && materials}
                    rows={rows}
                  />
                ))}
              </div>
            </section>
          )
        })}
        <StepButtons
          buttons={[...buttons, { label: view.nextLabel, name: 'then', value: 'next', tone: 'primary' }]}
          previousHref={view.previousHref}
          status={step.status}
          pressed={step.pressed}
          blocked={letter && step.scripted && !read ? '请阅读到底' : null}
        />
      </form>
    </div>
  )
}

function Beside({ field, problems, children }: { field: FieldView | undefined; problems: Problems; children: ReactNode }) {
  // A view may leave the photo out of its fields; its problem still has to lead somewhere.
  if (!field) return <div id={fieldId('photo')}>{children}</div>
  return (
    <section
      id={fieldId(field.name)}
      tabIndex={-1}
      aria-label={field.label}
      className="mb-2 scroll-mt-4 rounded-xl border border-line bg-card p-5 focus-visible:outline-3"
    >
      <h2 className="font-bold font-song text-lg">
        <RequiredMark required={field.required} />
        {field.label}
      </h2>
      <FieldNotes id={fieldId(field.name)} hint={field.hint} problem={problems[field.name]} />
      <div className="mt-3">{children}</div>
    </section>
  )
}
