import { type Answers, checkStep, type Problems } from '@/lib/workflow/form'
import { unitRegistrationForm } from './form'

/** What the browser loads at the first input: the same check that the server makes. */
export function checkUnitRegistrationStep(stepName: string, _: unknown, answers: Answers): Problems {
  const { steps } = unitRegistrationForm
  const step = Object.hasOwn(steps, stepName) ? steps[stepName] : undefined
  return step ? checkStep(step, answers) : {}
}
