import { fieldView } from '@/components/form/make-step-view'
import type { Flow, Kept } from '@/lib/workflow/flow'
import { type Answers, fieldsOf, previousStep, stepOf } from '@/lib/workflow/form'
import type { FlowView } from './flow-view'

/** A step as plain data. Of what was answered it carries what this step asks for, and never what is typed once. */
export function makeFlowView(flow: Flow, stepName: string, answered: Answers, kept: Kept): FlowView {
  const answers = { ...flow.defaults, ...answered }
  const shown = flow.shown?.(kept, answers)
  const step = stepOf(flow.form, stepName)
  const previous = previousStep(flow.form, answers, stepName)
  const names = Object.keys(fieldsOf(step))
  return {
    kind: flow.kind,
    stepName,
    title: step.title,
    lead: step.lead,
    sections: step.sections.map(({ title, fields }) => ({
      title,
      fields: Object.entries(fields).map(([name, field]) => {
        const document = flow.documents?.[name]
        return { ...fieldView(name, field), ...(document ? { value: document.version, tick: true } : {}), ...shown?.[name] }
      }),
    })),
    answers: Object.fromEntries(names.flatMap((name) => (answers[name] === undefined ? [] : [[name, answers[name]]]))),
    previousHref: previous ? `${flow.path}/${previous}` : undefined,
    proof: flow.proofSteps.includes(stepName),
    sends: flow.sends?.[stepName] !== undefined,
    documents: Object.fromEntries(Object.entries(flow.documents ?? {}).filter(([name]) => names.includes(name))),
    link: flow.links?.[stepName],
  }
}

/** The places of the step bar, and which of them a step is, -1 where it is none; `done` is the last. */
export function barOf({ bar, doneTitle }: Flow, stepName: string): { steps: string[]; at: number } {
  const steps = [...bar.map(({ title }) => title), doneTitle]
  return { steps, at: stepName === 'done' ? bar.length : bar.findIndex((place) => place.steps.includes(stepName)) }
}
