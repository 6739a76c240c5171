import postgres from 'postgres'
import { migrate } from '@/bin/database'
import { closeDatabase, connect, type Database } from '@/db/client'
import { countQueue, listFreePairs, listQueuePage } from '@/db/queries/desk'
import { seedDemo } from '@/db/seed/seed'
import type { StaffRole, Viewer } from '@/lib/access/viewer'
import { type QueueFilter, readFilterText, writeFilter } from '@/lib/desk/queue-filter'
import type { Finding } from './findings'
import { ask } from './latency'
import { type BenchStaff, benchStaff, seedQueue } from './seed-queue'
import type { Stack } from './stack'
import { percentile } from './statistics'

const sizes = [Number(process.env.BENCH_CASES_FEW ?? 10_000), Number(process.env.BENCH_CASES ?? 1_000_000)] as const
const askedPages = Number(process.env.BENCH_ASKED ?? 150)
const askedQueries = 2 * askedPages
const goal = { atMost: 1.5 }
const requirement = 'Q-54'

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

/** One of the two sizes: its database, its site, and the same people in both. */
type Side = { ownerUrl: string; on: Database; port: number; cases: string[]; viewers: Record<BenchStaff, Viewer> }

/** pages and queries of the desk with 10,000 and with 1,000,000 cases, one asked after the other so that both have the same weather. */
export async function measureQueue(stack: Stack): Promise<Finding[]> {
  const few = await openSide(stack, sizes[0])
  const many = await openSide(stack, sizes[1])
  try {
    const found: Finding[] = []
    for (const question of questions) {
      stack.signal.throwIfAborted()
      found.push(await compareQueries(question, few, many), await comparePages(question, few, many))
    }
    found.push(await compareCases(few, many, 'everywhere'), await compareCases(few, many, 'auditor'))
    for (const [path, who] of lists)
      found.push(await compare(`page: ${path}`, askedPages, page(few, path, who), page(many, path, who)))
    return found
  } finally {
    await Promise.all([few.on.close(), many.on.close()])
  }
}

const lists: [string, BenchStaff][] = [
  ['/office', 'everywhere'],
  ['/office/cashier', 'everywhere'],
  ['/office/exams/bench-0', 'officer'],
  ['/office/exams/bench-0?state=paid', 'officer'],
]

async function openSide(stack: Stack, count: number): Promise<Side> {
  const name = `queue_${count}`
  const [ownerUrl, appUrl] = [withDatabase(stack.ownerUrl, name), withDatabase(stack.appUrl, name)]
  const owner = postgres(stack.ownerUrl, { max: 1 })
  await owner`create database ${owner(name)}`
  await owner.end()
  await migrate(ownerUrl, appUrl)
  await closeDatabase()
  process.env.DATABASE_URL = appUrl
  await seedDemo()
  await closeDatabase()
  process.env.DATABASE_URL = stack.appUrl
  const from = performance.now()
  console.log(`Seeding ${count} cases …`)
  await seedQueue(ownerUrl, count)
  stack.signal.throwIfAborted()
  const side = { ownerUrl, on: connect(appUrl), port: await stack.siteOn(appUrl), ...(await readSide(ownerUrl)) }
  console.log(`… ${side.size}, ${Math.round((performance.now() - from) / 1000)} s`)
  return side
}

async function readSide(ownerUrl: string) {
  const sql = postgres(ownerUrl, { max: 1 })
  const [{ size } = { size: '' }] = await sql<
    { size: string }[]
  >`select pg_size_pretty(pg_database_size(current_database())) as size`
  const waiting = await sql<{ id: string }[]>`select id from cases where awaits = 'cashier' order by hashtext(id::text) limit 60`
  const held = await sql<{ name: BenchStaff; id: string; role: StaffRole; scope: string }[]>`
    select replace(initcap(replace(substr(username, 7), '-', ' ')), ' ', '') as name, a.id, r.role, r.scope
    from accounts a join account_roles r on r.account_id = a.id where username like 'bench-%'`
  await sql.end()
  const viewerOf = (name: BenchStaff): Viewer => {
    const own = held.filter((one) => one.name.toLowerCase() === name.toLowerCase())
    return { accountId: own[0]?.id ?? '', kind: 'staff', name: '工作人员', personId: null, unitId: null, roles: own }
  }
  const names = Object.keys(benchStaff) as BenchStaff[]
  const viewers = Object.fromEntries(names.map((name) => [name, viewerOf(name)])) as Side['viewers']
  return { size, cases: waiting.map(({ id }) => id), viewers }
}

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

function page({ port }: Side, path: string, who: BenchStaff) {
  return () => ask(`http://127.0.0.1:${port}${path}`, `zhunkao=${benchStaff[who]}`)
}

async function compare(what: string, times: number, few: () => Promise<number>, many: () => Promise<number>): Promise<Finding> {
  const [small, large]: [number[], number[]] = [[], []]
  for (let warm = 0; warm < 12; warm += 1) await Promise.all([few(), many()])
  for (let turn = 0; turn < times; turn += 1) {
    small.push(await few())
    large.push(await many())
  }
  const ms = (share: number) => [large, small].map((all) => percentile(all, share).toFixed(1)).join(' : ')
  const from = `p95 ${ms(0.95)} ms, p50 ${ms(0.5)} ms`
  return { requirement, what, found: percentile(large, 0.95) / percentile(small, 0.95), unit: '×', goal, from }
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

function withDatabase(url: string, name: string) {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
