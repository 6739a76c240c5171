import { z } from 'zod'
import { planRefunds, refundOutcomeSchema } from '@/lib/sandbox/refund'
import { answer, readJson, respond } from '@/lib/sandbox/respond'

const planSchema = z.object({ outcome: refundOutcomeSchema, times: z.int().min(1).max(100).default(1) })

/** What the payment service does with the next refunds. */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, planSchema)
    if (!read.ok) return read.refused
    await planRefunds(read.value.outcome, read.value.times)
    return answer({ planned: read.value })
  })
}
