import { z } from 'zod'
import { addPlan, keepSms, type SandboxSms, takePlan } from '@/db/queries/sandbox'
import { now } from '@/lib/clock/now'
import type { smsSchema } from '@/lib/gateway/sms/messages'

/** What /sandbox may ask of the carrier for its next SMS. */
export const smsOutcomeSchema = z.enum(['failed', 'refused', 'slow'])

/** Slow, and yet within the patience of the adapter. */
const slowMs = 3_000

/** Tells the carrier what to do with its next SMS. */
export async function planSms(outcome: z.infer<typeof smsOutcomeSchema>, times: number) {
  await addPlan({ gateway: 'sms', outcome, times })
}

/** The simulated carrier: takes an SMS, or does with it what /sandbox said of the next ones: does not take it now, or refuses it for good. */
export async function takeSms(sms: z.infer<typeof smsSchema>): Promise<SandboxSms | 'failed' | 'refused'> {
  const [plan, sentAt] = await Promise.all([takePlan('sms'), now()])
  if (plan?.outcome === 'slow') await new Promise((settle) => setTimeout(settle, slowMs))
  const failed = plan?.outcome === 'failed' || plan?.outcome === 'refused' ? plan.outcome : null
  const kept = await keepSms({ ...sms, code: codeIn(sms.text), sentAt, state: failed ? 'failed' : 'sent' })
  return failed ?? kept
}

/** An SMS as tests and demonstrations read it. */
export function shownSms({ id, to, purpose, text, code, sentAt, state }: SandboxSms) {
  return { id, to, purpose, text, ...(code ? { code } : {}), sentAt: sentAt.toISOString(), state }
}

/** The six digits of a 验证码 in the text. */
function codeIn(text: string): string | null {
  return /验证码\D{0,20}(\d{6})(?!\d)/.exec(text)?.[1] ?? /(?<!\d)(\d{6})(?!\d)[^。]{0,20}验证码/.exec(text)?.[1] ?? null
}
