import postgres from 'postgres'
import { countQueue, listFreePairs, listQueuePage } from '@/db/queries/desk'
import { type QueueFilter, readFilterText, writeFilter } from '@/lib/desk/queue-filter'
import type { Finding } from './findings'
import type { BenchStaff } from './seed-queue'
import { askedPages, compare, openSides, page, type Side } from './side'
import type { Stack } from './stack'

const askedQueries = 2 * askedPages

/** What is asked of the queue, by whom. `deep`: not its first page but the one in its middle. */
const questions: { what: string; who: BenchStaff; query?: string; deep?: true }[] = [
  { what: 'everything', who: 'everywhere' },
  { what: 'everything, a page in the middle', who: 'everywhere', deep: true },
  { what: 'newest first, a page in the middle', who: 'everywhere', query: 'sort=newest', deep: true },
  { what: 'one state', who: 'everywhere', query: 'kind=exam-refund&state=endorsed' },
  { what: 'held by nobody', who: 'everywhere', query: 'who=free' },
  { what: 'held by oneself', who: 'everywhere', query: 'who=mine' },
  { what: 'overdue, newest first', who: 'everywhere', query: 'overdue=1&sort=newest' },
  { what: 'a common name', who: 'everywhere', query: 'q=王伟' },
  { what: 'a surname', who: 'everywhere', query: 'q=王' },
  { what: 'a name that nobody has', who: 'everywhere', query: 'q=欧阳震华' },
  { what: 'a whole number', who: 'everywhere', query: 'q=2020-0805-001' },
  { what: 'numbers of a year', who: 'everywhere', query: 'q=2020-' },
  { what: 'one large session', who: 'bigScope' },
  { what: 'one small session', who: 'smallScope' },
  { what: 'five sessions, a page in the middle', who: 'fewScopes', deep: true },
  { what: 'everything, by the auditor', who: 'auditor', query: 'sort=newest' },
]

/** pages and queries of the desk with 10,000 and with 1,000,000 cases, one asked after the other so that both have the same weather. */
export async function measureQueue(stack: Stack): Promise<Finding[]> {
  const [few, many] = await openSides(stack)
  const found: Finding[] = []
  for (const question of questions) {
    stack.signal.throwIfAborted()
    found.push(await compareQueries(question, few, many), await comparePages(question, few, many))
  }
  found.push(await compareCases(few, many, 'everywhere'), await compareCases(few, many, 'auditor'))
  for (const [path, who] of lists)
    found.push(await compare(`page: ${path}`, askedPages, page(few, path, who), page(many, path, who)))
  return found
}

const lists: [string, BenchStaff][] = [
  ['/office', 'everywhere'],
  ['/office/cashier', 'everywhere'],
]

/** The page, its counts and which pair is free: what one look at the queue asks of the database. */
async function compareQueries({ what, who, query = '', deep }: (typeof questions)[number], few: Side, many: Side) {
  const asking = async (side: Side) => {
    const [viewer, filter, at] = [side.viewers[who], await filterOf(side, query, deep), await businessNow(side)]
    return async () => {
      const from = performance.now()
      await Promise.all([listQueuePage(viewer, filter, at, undefined, side.on), countQueue(viewer, filter, at, side.on)])
      if (!deep) await listFreePairs(viewer, filter, at, side.on)
      return performance.now() - from
    }
  }
  return compare(`queries: ${what}`, askedQueries, await asking(few), await asking(many))
}

async function comparePages({ what, who, query = '', deep }: (typeof questions)[number], few: Side, many: Side) {
  const path = async (side: Side) => `/office/queue?${writeFilter(await filterOf(side, query, deep))}`
  return compare(`page: ${what}`, askedPages, page(few, await path(few), who), page(many, await path(many), who))
}

async function compareCases(few: Side, many: Side, who: BenchStaff) {
  const asking = (side: Side) => {
    let next = 0
    return () => page(side, `/office/cases/${side.cases[next++ % side.cases.length]}`, who)()
  }
  return compare(`page: a case, for ${who}`, askedPages, asking(few), asking(many))
}

/** The filter of a query; `deep` after the case that stands in the middle of those it names. */
async function filterOf({ ownerUrl }: Side, query: string, deep?: true): Promise<QueueFilter> {
  const filter = readFilterText(query)
  if (!deep) return filter
  const sql = postgres(ownerUrl, { max: 1 })
  const [middle] = await sql<{ id: string; at: Date }[]>`
    select id, entered_at as at from cases where awaits = 'cashier' order by entered_at, id
    offset (select count(*) / 2 from cases where awaits = 'cashier') limit 1`
  await sql.end()
  return middle ? { ...filter, after: { enteredAt: middle.at, id: middle.id } } : filter
}

async function businessNow({ ownerUrl }: Side): Promise<Date> {
  const sql = postgres(ownerUrl, { max: 1 })
  const [row] = await sql<{ at: Date }[]>`select business_now() as at`
  await sql.end()
  return row?.at ?? new Date()
}
