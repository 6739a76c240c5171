import { type Answers, checkStep, type Problems } from '@/lib/workflow/form'
import { type RegistrationFrame, registrationForm } from './form'

/** What the browser loads at the first input: the same check that the server makes. */
export function checkRegistrationStep(stepName: string, frame: RegistrationFrame, answers: Answers): Problems {
  const { steps } = registrationForm(frame)
  const step = Object.hasOwn(steps, stepName) ? steps[stepName] : undefined
  return step ? checkStep(step, answers) : {}
}
