import { z } from 'zod'
import { addPlan } from '@/db/queries/sandbox'
import { answer, readJson, respond } from '@/lib/sandbox/respond'

const planSchema = z.object({ outcome: z.enum(['failed', 'slow']), times: z.int().min(1).max(1000).default(1) })

/** What the SMS carrier does with the next ones. */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, planSchema)
    if (!read.ok) return read.refused
    await addPlan({ gateway: 'sms', ...read.value })
    return answer(read.value)
  })
}
