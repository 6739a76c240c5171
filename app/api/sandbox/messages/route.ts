import { z } from 'zod'
import { answer, readJson, respond } from '@/lib/sandbox/respond'
import { planSms, smsOutcomeSchema } from '@/lib/sandbox/sms'

const planSchema = z.object({ outcome: smsOutcomeSchema, times: z.int().min(1).max(1000).default(1) })

/** What the SMS carrier does with the next ones. */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, planSchema)
    if (!read.ok) return read.refused
    await planSms(read.value.outcome, read.value.times)
    return answer(read.value)
  })
}
