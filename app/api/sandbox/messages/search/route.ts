import { z } from 'zod'
import { listSms } from '@/db/queries/sandbox'
import { answer, readJson, respond } from '@/lib/sandbox/respond'
import { shownSms } from '@/lib/sandbox/sms'
import { normaliseMobile } from '@/lib/text/mobile'

const searchSchema = z.object({ to: z.string().max(40).optional() })

/** SMS sent, newest first. A number is looked for in the body, never in an address. */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, searchSchema)
    if (!read.ok) return read.refused
    const { to } = read.value
    const mobile = to === undefined ? undefined : normaliseMobile(to)
    return answer(mobile === null ? [] : (await listSms(100, mobile)).map(shownSms))
  })
}
