import type { AuditCursor, AuditFilter } from '@/db/queries/audit-list'
import { isUuid } from '@/lib/text/is-uuid'

export type AuditQuery = Readonly<Record<string, string | string[] | undefined>>
/** What stands in the address, as the form shows it again. */
export type Asked = { who: string; what: string; from: string; to: string; number: string }

/** What is asked for in the address; whatever is unreadable is as if it were not there (Q-11). */
export function readAsked(query: AuditQuery): Asked {
  return {
    who: text(query.who),
    what: /^(ledger|case):[\w-]{1,60}$/.test(text(query.what)) ? text(query.what) : '',
    from: readDay(query.from),
    to: readDay(query.to),
    number: text(query.number),
  }
}

/** Days are whole days in Shenzhen, the last one included. */
export function filterOf({ who, what, from, to, number }: Asked): AuditFilter {
  const [source, name = ''] = what.split(':')
  return {
    who: who || undefined,
    what: source === 'ledger' || source === 'case' ? { source, name } : undefined,
    from: from ? startOf(from) : undefined,
    to: to ? new Date(startOf(to).getTime() + 86_400_000) : undefined,
    number: number || undefined,
  }
}

export function readAuditCursor(asked: unknown): AuditCursor | undefined {
  const [, source, milliseconds = '', key = '', seq = ''] =
    typeof asked === 'string' ? (/^(ledger|case)_(\d{1,14})_([0-9a-f-]{0,36})_(\d{1,9})$/.exec(asked) ?? []) : []
  if (source !== 'ledger' && source !== 'case') return undefined
  if (source === 'case' && !isUuid(key)) return undefined
  return { source, at: new Date(Number(milliseconds)), key: source === 'case' ? key : '', seq: Number(seq) }
}

export function writeAuditCursor({ source, at, key, seq }: AuditCursor): string {
  return `${source}_${at.getTime()}_${key}_${seq}`
}

/** The address of a page of the same list. */
export function auditPath(asked: Asked, after?: AuditCursor): string {
  const filled = Object.entries(asked).filter(([, value]) => value !== '')
  const query = new URLSearchParams([...filled, ...(after ? [['after', writeAuditCursor(after)]] : [])])
  return `/office/audit${query.size > 0 ? `?${query}` : ''}`
}

function text(asked: unknown): string {
  return typeof asked === 'string'
    ? asked
        .replace(/\p{Cc}/gu, '')
        .toWellFormed()
        .trim()
        .slice(0, 60)
    : ''
}

function readDay(asked: unknown): string {
  const day = text(asked)
  return /^(19|20)\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(startOf(day).getTime()) ? day : ''
}

const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)
