import { type Answers, checkStep, type Problems } from '@/lib/workflow/form'
import { type RefundFrame, refundForm } from './form'

/** What the browser loads at the first input: the same check that the server makes. */
export function checkRefundStep(stepName: string, frame: RefundFrame, answers: Answers): Problems {
  const { steps } = refundForm(frame)
  const step = Object.hasOwn(steps, stepName) ? steps[stepName] : undefined
  return step ? checkStep(step, answers) : {}
}
