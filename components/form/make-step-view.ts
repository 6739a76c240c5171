import {
  type Answers,
  checkStep,
  type Field,
  type Form,
  isRequired,
  previousStep,
  stepOf,
  visibleSteps,
} from '@/lib/workflow/form'
import type { FieldView, StepView } from './step-view'

type Making = Pick<
  StepView,
  'caseId' | 'stepName' | 'version' | 'savedAt' | 'formName' | 'frame' | 'draftKey' | 'nextLabel' | 'materials'
> & {
  form: Form
  answers: Answers
  title: string
  hrefOf: (step: string) => string
  /** Steps after the form's own: the summary to check. */
  extraSteps: number
  /** What a field is drawn with beside its declaration: the version of a letter, whether it is ticked. */
  values?: Record<string, Pick<FieldView, 'value' | 'tick'>>
  /** Tell at once what is missing: the candidate was sent back here. */
  showProblems?: boolean
}

/** A step of a form as the plain data that StepForm draws. */
export function makeStepView({ form, answers, title, hrefOf, extraSteps, values, showProblems, ...rest }: Making): StepView {
  const step = stepOf(form, rest.stepName)
  const steps = visibleSteps(form, answers)
  const previous = previousStep(form, answers, rest.stepName)
  return {
    ...rest,
    title: step.title,
    lead: step.lead,
    answers: { ...answers },
    problems: showProblems ? checkStep(step, answers) : {},
    previousHref: previous ? hrefOf(previous) : undefined,
    progress: { label: title, at: steps.indexOf(rest.stepName) + 1, of: steps.length + extraSteps },
    sections: step.sections.map((section) => ({
      title: section.title,
      fields: Object.entries(section.fields).map(([name, field]) => ({
        ...fieldView(name, field),
        ...values?.[name],
        ...accountValue(field, answers[name]),
      })),
    })),
  }
}

export function fieldView(name: string, field: Field): FieldView {
  const { schema: _, columns, ...plain } = field
  const cells = columns && Object.entries(columns).map(([column, cell]) => fieldView(column, cell))
  return { ...plain, name, required: isRequired(field), ...(cells ? { columns: cells } : {}) }
}

function accountValue(field: Field, value = '') {
  return field.as === 'account' ? { value } : {}
}
