import { type Answers, checkStep, type Problems } from '@/lib/workflow/form'
import { checkForm } from './form'

/** What the browser loads at the first input: the same check that the server makes. */
export function checkSupplementStep(stepName: string, _: unknown, answers: Answers): Problems {
  const step = Object.hasOwn(checkForm.steps, stepName) ? checkForm.steps[stepName] : undefined
  return step ? checkStep(step, answers) : {}
}
