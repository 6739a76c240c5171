import { isUuid } from '@/lib/text/is-uuid'
import { machines } from '@/lib/workflow/machines'

/** Where the last row of a page stands: the next page begins after it. */
export type Cursor = { enteredAt: Date; id: string }

/** What is asked of the queue; it lives in the URL, so that Back works and a link can be given to a colleague. */
export type QueueFilter = {
  kind?: string
  state?: string
  /** mine: held by me; free: held by nobody. */
  who: 'all' | 'free' | 'mine'
  overdue: boolean
  /** The beginning of a case number or of a name. */
  search: string
  newestFirst: boolean
  after?: Cursor
}

type Query = Readonly<Record<string, string | string[] | undefined>>

/** The filter that a URL asks for; what it does not understand it leaves out. */
export function readFilter(query: Query): QueueFilter {
  const kind = only(query.kind)
  const machine = Object.hasOwn(machines, kind) ? machines[kind] : undefined
  const state = only(query.state)
  const who = only(query.who)
  const after = readCursor(only(query.after))
  return {
    ...(machine ? { kind } : {}),
    ...(machine && Object.hasOwn(machine.states, state) ? { state } : {}),
    who: who === 'free' || who === 'mine' ? who : 'all',
    overdue: only(query.overdue) === '1',
    search: [
      ...only(query.q)
        .replace(/\p{Cc}/gu, '')
        .trim()
        .toWellFormed(),
    ]
      .slice(0, searchMax)
      .join(''),
    newestFirst: only(query.sort) === 'newest',
    ...(after ? { after } : {}),
  }
}

/** The same from the text of a query, as forms carry it. */
export function readFilterText(text: string): QueueFilter {
  return readFilter(Object.fromEntries(new URLSearchParams(text)))
}

/** The query of a filter, without the question mark; empty where it asks for nothing. */
export function writeFilter({ kind, state, who, overdue, search, newestFirst, after }: QueueFilter): string {
  return new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(kind && state ? { state } : {}),
    ...(who === 'all' ? {} : { who }),
    ...(overdue ? { overdue: '1' } : {}),
    ...(search ? { q: search } : {}),
    ...(newestFirst ? { sort: 'newest' } : {}),
    ...(after ? { after: `${after.enteredAt.getTime()}_${after.id}` } : {}),
  }).toString()
}

/** The queue's address with something asked differently, from its first page. */
export function queueHref(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  return withQuery('/office/queue', { ...withoutPage(filter), ...change })
}

/** The queue's address with the focus on a case that was put back or passed on, where its list still has it. */
export function queueAt(id: string, filter: QueueFilter): string {
  const href = queueHref(filter)
  return `${href}${href.includes('?') ? '&' : '?'}at=${encodeURIComponent(id)}`
}

/** A case's address, which remembers out of which queue it was opened. */
export function caseHref(id: string, filter: QueueFilter): string {
  return withQuery(`/office/cases/${id}`, withoutPage(filter))
}

/** The filter, from its first page. */
export function withoutPage({ after: _, ...filter }: QueueFilter): QueueFilter {
  return filter
}

const searchMax = 60

function withQuery(path: string, filter: QueueFilter): string {
  const query = writeFilter(filter)
  return query ? `${path}?${query}` : path
}

function readCursor(text: string): Cursor | undefined {
  const [, milliseconds = '', id = ''] = /^(\d{1,14})_([0-9a-f-]{36})$/.exec(text) ?? []
  return isUuid(id) ? { enteredAt: new Date(Number(milliseconds)), id } : undefined
}

function only(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}
