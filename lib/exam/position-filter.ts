import type { PositionFilter } from '@/db/queries/position'
import { cleanText } from '@/lib/workflow/clean-text'

type Query = Readonly<Record<string, string | string[] | undefined>>

/** The names of what may be looked for, as they stand in an address. */
const positionFilterNames = ['q', 'department', 'education', 'major'] as const

/** Which positions an address asks for; what it does not understand it leaves out. */
export function readPositionFilter(query: Query): PositionFilter {
  const names = [...positionFilterNames, 'after'] as const
  return Object.fromEntries(names.flatMap((name) => (wordOf(query[name]) ? [[name, wordOf(query[name])]] : [])))
}

/** The query of a filter, as `readPositionFilter` reads it; `after`: where its page begins. */
export function writePositionFilter(filter: PositionFilter, after?: string | null): string {
  const { after: _, ...asked } = filter
  return new URLSearchParams({ ...asked, ...(after ? { after } : {}) }).toString()
}

function wordOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? cleanText(value).normalize('NFKC').trim().slice(0, 40) : ''
}
