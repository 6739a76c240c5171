// The two sizes that the desk and the lists are measured with: a database and a web server each, and the same staff in both.
import postgres from 'postgres'
import { migrate } from '@/bin/database'
import { closeDatabase, connect, type Database } from '@/db/client'
import { seedDemo } from '@/db/seed/seed'
import type { StaffRole, Viewer } from '@/lib/access/viewer'
import type { Finding } from './findings'
import { ask } from './latency'
import { type BenchStaff, benchStaff, seedQueue } from './seed-queue'
import type { Stack } from './stack'
import { percentile } from './statistics'

const sizes = [Number(process.env.BENCH_CASES_FEW ?? 10_000), Number(process.env.BENCH_CASES ?? 1_000_000)] as const
export const askedPages = Number(process.env.BENCH_ASKED ?? 150)
const goal = { atMost: 1.5 }
const requirement = 'Q-54'

/** One of the two sizes: its database, its site, and the same people in both. */
export type Side = {
  ownerUrl: string
  appUrl: string
  on: Database
  port: number
  cases: string[]
  viewers: Record<BenchStaff, Viewer>
}

let opened: Promise<[Side, Side]> | undefined

/** Both, opened once for all sections that ask: the small one and the large one. */
export function openSides(stack: Stack): Promise<[Side, Side]> {
  opened ??= (async () => [await openSide(stack, sizes[0]), await openSide(stack, sizes[1])])()
  return opened
}

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
  const side = { ownerUrl, appUrl, on: connect(appUrl), port: await stack.siteOn(appUrl), ...(await readSide(ownerUrl)) }
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

export function page({ port }: Side, path: string, who: BenchStaff) {
  return () => ask(`http://127.0.0.1:${port}${path}`, `zhunkao=${benchStaff[who]}`)
}

/** One of the small, then one of the large, so that both have the same weather. */
export async function compare(
  what: string,
  times: number,
  few: () => Promise<number>,
  many: () => Promise<number>,
): Promise<Finding> {
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

function withDatabase(url: string, name: string) {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
