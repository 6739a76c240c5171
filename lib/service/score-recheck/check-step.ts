import { type Answers, checkStep, type Problems } from '@/lib/workflow/form'
import { recheckForm } from './form'

/** What the browser loads at the first input: the same check that the server makes. */
export function checkRecheckStep(stepName: string, _: unknown, answers: Answers): Problems {
  const step = Object.hasOwn(recheckForm.steps, stepName) ? recheckForm.steps[stepName] : undefined
  return step ? checkStep(step, answers) : {}
}
