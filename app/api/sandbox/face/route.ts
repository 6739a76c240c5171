import { z } from 'zod'
import { faceOutcomeSchema, playFace } from '@/lib/sandbox/face'
import { answer, readJson, respond } from '@/lib/sandbox/respond'

const playSchema = z.object({ ticket: z.string().min(1).max(200), outcome: faceOutcomeSchema })

/** What the face check says of the QR ticket on the page (sandbox.md). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, playSchema)
    if (!read.ok) return read.refused
    const played = await playFace(read.value.ticket, read.value.outcome)
    return played ? answer(read.value) : answer({ message: '没有这个二维码，或者它已失效。' }, 404)
  })
}
