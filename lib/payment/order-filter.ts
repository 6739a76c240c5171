import type { OrderFilter } from '@/db/queries/cashier'
import { cleanText } from '@/lib/workflow/clean-text'

type Query = Readonly<Record<string, string | string[] | undefined>>

/** Which orders an address asks for; what it does not understand it leaves out. */
export function readOrderFilter(query: Query) {
  return { number: wordOf(query.number), after: wordOf(query.after), withExtra: query.extra === '1' } satisfies OrderFilter
}

/** The query of a filter from its first page, as `readOrderFilter` reads it. */
export function writeOrderFilter({ number, withExtra }: OrderFilter): Record<string, string> {
  return { ...(number ? { number } : {}), ...(withExtra ? { extra: '1' } : {}) }
}

function wordOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? cleanText(value).trim().slice(0, 40) : ''
}
