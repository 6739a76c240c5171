import { personas } from '@/db/seed/personas'
import { answer, respond } from '@/lib/sandbox/respond'

/** The demo accounts. */
export function GET() {
  return respond(async () =>
    answer(
      personas.map(({ username, password, totpSecret, roles, name, unit, note }) => ({
        ...{ username, password, ...(totpSecret ? { totpSecret } : {}) },
        ...{ roles, name, ...(unit ? { unit } : {}), note },
      })),
    ),
  )
}
