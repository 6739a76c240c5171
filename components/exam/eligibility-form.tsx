'use client'
import { FieldInput } from '@/components/form/field-input'
import { ProblemSummary } from '@/components/form/problem-summary'
import { labelsOf, type SectionView } from '@/components/form/step-view'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { EligibilityAnswer } from '@/lib/exam/conditions/read-eligibility'
import { EligibilityReport } from './eligibility-report'
import { useEligibilityForm } from './use-eligibility-form'

type EligibilityFormProps = {
  sections: readonly SectionView[]
  action: (previous: EligibilityAnswer, form: FormData) => Promise<EligibilityAnswer>
  /** An officer tries one exam, which candidates may not see yet. */
  trial?: boolean
}

/** 我能报什么: what one types, and below it what one may register for. Posted, never kept; works without scripts (B-01). */
export function EligibilityForm({ sections, action, trial = false }: EligibilityFormProps) {
  const { answer, current, scripted, pending, answered, formProps, rows } = useEligibilityForm(action)
  const fields = sections.flatMap((section) => section.fields)
  return (
    <>
      <form {...formProps} className="flex flex-col gap-8">
        {/* Enter means 看看能报什么, not the first button of the page. */}
        <button type="submit" name="then" value="judge" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <ProblemSummary problems={answer.problems} labels={labelsOf(fields, answer.problems)} />
        {answer.message && <Alert tone="soon">{answer.message}</Alert>}
        {sections.map(({ title, fields: drawn }) => (
          <section key={title} className="flex flex-col gap-6">
            <h2 className="font-bold font-song text-xl">{title}</h2>
            {drawn.map((field) => (
              <FieldInput
                key={field.name}
                {...{ field, fields, current, scripted, rows }}
                answers={answer.answers}
                problem={answer.problems[field.name]}
              />
            ))}
          </section>
        ))}
        <div>
          <Button name="then" value="judge" aria-disabled={pending || undefined} aria-busy={pending || undefined}>
            {pending ? '正在核对…' : trial ? '试一试' : '看看能报什么'}
          </Button>
        </div>
      </form>
      <div ref={answered} tabIndex={-1} className="mt-8 scroll-mt-4 empty:hidden focus-visible:outline-none">
        {answer.exams && <EligibilityReport exams={answer.exams} trial={trial} />}
      </div>
    </>
  )
}
