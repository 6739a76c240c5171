'use client'
import type { ReactNode } from 'react'
import { ProofOfWork } from '@/components/account/proof-of-work'
import { FieldInput } from '@/components/form/field-input'
import { ProblemSummary } from '@/components/form/problem-summary'
import type { FieldView } from '@/components/form/step-view'
import { Button, ButtonLink } from '@/components/ui/button'
import { CodeInput } from './code-input'
import { DocumentText } from './document-text'
import { FlowMessage } from './flow-message'
import { type FlowAnswer, type FlowView, flowField, flowStepField } from './flow-view'
import { NewPasswordInput } from './new-password-input'
import { useFlowForm } from './use-flow-form'

export type FlowAction = (previous: FlowAnswer, form: FormData) => Promise<FlowAnswer>

type FlowFormProps = {
  view: FlowView
  action: FlowAction
  children?: ReactNode /** The children bring the way on themselves. */
  ownButtons?: boolean
}

/** A step of a flow: what is wrong on top, the fields, 上一步 and 下一步. Works without scripts but for the 验证码. */
export function FlowForm({ view, action, children, ownButtons = false }: FlowFormProps) {
  const { answer, current, scripted, pressed, summary, formProps } = useFlowForm(view, action)
  const fields = view.sections.flatMap((section) => section.fields)
  const labels = Object.fromEntries(fields.map((field) => [field.name, field.label]))
  const username = current.username ?? fields.find(({ name }) => name === 'owner')?.value ?? ''
  const draw = (field: FieldView) => {
    const props = { field, problem: answer.problems[field.name] }
    if (field.as === 'password') return <NewPasswordInput {...props} typed={current[field.name] ?? ''} username={username} />
    if (field.as === 'code') return <CodeInput {...props} sends={view.sends} sent={answer.sent} pressed={pressed} />
    return <FieldInput {...props} fields={fields} answers={answer.answers} current={current} scripted={scripted} />
  }
  return (
    <form {...formProps} className="flex flex-col gap-5">
      {/* Enter means 下一步, not the first button of the page. */}
      <button type="submit" name="then" value="next" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <div ref={summary} tabIndex={-1} className="scroll-mt-4 empty:hidden focus-visible:outline-none">
        <FlowMessage answer={answer} />
        <ProblemSummary problems={answer.problems} labels={labels} />
      </div>
      <input type="hidden" name={flowField} value={view.kind} />
      <input type="hidden" name={flowStepField} value={view.stepName} />
      {fields.map((field) => (
        <div key={field.name}>
          {view.documents[field.name] && <DocumentText {...view.documents[field.name]} />}
          {draw(field)}
        </div>
      ))}
      {children}
      {view.link && (
        <p className="-mt-2">
          <a className="link inline-block py-1" href={view.link.href}>
            {view.link.label}
          </a>
        </p>
      )}
      {view.proof && <ProofOfWork />}
      <div className="mt-2 flex gap-3">
        {view.previousHref && (
          <ButtonLink href={view.previousHref} tone="secondary" className="shrink-0">
            上一步
          </ButtonLink>
        )}
        {!ownButtons && (
          <Button
            name="then"
            value="next"
            className="flex-1"
            aria-disabled={pressed !== null || undefined}
            aria-busy={pressed === 'next' || undefined}
          >
            {pressed === 'next' ? '正在提交…' : '下一步'}
          </Button>
        )}
      </div>
    </form>
  )
}
