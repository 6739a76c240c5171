import { type RegistrationState, registrationMachine } from '@/lib/exam/machine'
import { isUuid } from '@/lib/text/is-uuid'

/** The state asked for in a URL; anything else asks for all. */
export function readState(asked: unknown): RegistrationState | undefined {
  return typeof asked === 'string' && Object.hasOwn(registrationMachine.states, asked) ? (asked as RegistrationState) : undefined
}

/** The beginning of a 报名序号 or of a name. */
export function readSearch(asked: unknown): string {
  return typeof asked === 'string'
    ? asked
        .replace(/\p{Cc}/gu, '')
        .trim()
        .toWellFormed()
        .slice(0, 60)
    : ''
}

/** Where a page starts, as a URL carries it: the instant and id of the last row before. Anything unreadable is the first page. */
export function readCursor(asked: unknown): { enteredAt: Date; id: string } | undefined {
  const [, milliseconds = '', id = ''] = typeof asked === 'string' ? (/^(\d{1,14})_([0-9a-f-]{36})$/.exec(asked) ?? []) : []
  return isUuid(id) ? { enteredAt: new Date(Number(milliseconds)), id } : undefined
}

export function writeCursor({ enteredAt, id }: { enteredAt: Date; id: string }): string {
  return `${enteredAt.getTime()}_${id}`
}
