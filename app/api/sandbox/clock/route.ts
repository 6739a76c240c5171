import { z } from 'zod'
import { now } from '@/lib/clock/now'
import { setClock } from '@/lib/sandbox/clock'
import { clockTimeSchema } from '@/lib/sandbox/clock-time'
import { answer, readJson, respond } from '@/lib/sandbox/respond'

const clockSchema = z.object({ now: clockTimeSchema.nullable() })

export function GET() {
  return respond(async () => answer({ now: (await now()).toISOString() }))
}

/** Sets the business clock, null: back to the demo's start; jobs that fall due are run before the answer comes. */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, clockSchema)
    if (!read.ok) return read.refused
    return answer({ now: (await setClock(read.value.now)).toISOString() })
  })
}
