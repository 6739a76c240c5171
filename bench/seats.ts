import { randomUUID } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { migrate } from '@/bin/database'
import { closeDatabase } from '@/db/client'
import { seedExams, titleKnowledgeId } from '@/db/seed/exams'
import type { Viewer } from '@/lib/access/viewer'
import { drawSeats } from '@/lib/seating/draw-seats'
import type { Finding } from './findings'
import type { Stack } from './stack'

const candidates = Number(process.env.BENCH_SEATED ?? 1_000_000)
const seatsPerRoom = 30
const megabyte = 1024 * 1024
const goal = { atMost: 2 }

/** a draw of a million candidates against PostgreSQL writing the same rows in random order, each with the table as the other finds it. */
export async function measureSeats(stack: Stack): Promise<Finding[]> {
  const name = `seats_${candidates}`
  const [ownerUrl, appUrl] = [withDatabase(stack.ownerUrl, name), withDatabase(stack.appUrl, name)]
  const server = postgres(stack.ownerUrl, { max: 1 })
  await server`create database ${server(name)}`
  await server.end()
  await migrate(ownerUrl, appUrl)
  await closeDatabase()
  process.env.DATABASE_URL = appUrl
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await seedExams()
    console.log(`Seeding ${candidates} paid candidates …`)
    await seedPaid(sql)
    stack.signal.throwIfAborted()
    return await compare(sql, stack)
  } finally {
    await sql.end()
    await closeDatabase()
    process.env.DATABASE_URL = stack.appUrl
  }
}

async function compare(sql: Sql, { signal }: Stack): Promise<Finding[]> {
  const before = process.memoryUsage().rss
  let highest = before
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }, 50)
  const [drawing, drawId] = await timeOf(draw)
  clearInterval(watch)
  signal.throwIfAborted()
  await sql`create table ordered as select * from seats where draw_id = ${drawId} order by random()`
  await sql`delete from seats`
  await sql`vacuum full seats`
  await sql`checkpoint`
  const [bare] = await timeOf(() => sql`insert into seats select * from ordered`)
  await sql`delete from seats`
  await sql`vacuum full seats`
  await sql`checkpoint`
  const [again] = await timeOf(draw)
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  const found = (drawing + again) / 2 / bare
  const from = `drawn in ${seconds(drawing)} and ${seconds(again)} s with hash and record, bare insert ${seconds(bare)} s`
  const memory = (highest - before) / megabyte
  return [
    {
      requirement: 'Q-53',
      what: `seats for ${candidates} candidates : the same rows in random order`,
      found,
      unit: '×',
      goal,
      from,
    },
    {
      requirement: 'Q-53',
      what: 'memory of the process that draws',
      found: memory,
      unit: 'MB',
      from: 'highest above the start; the database sorts in files',
    },
  ]
}

async function draw(): Promise<string> {
  const officer: Viewer = {
    accountId: randomUUID(),
    kind: 'staff',
    name: 'bench',
    personId: null,
    unitId: null,
    roles: [{ role: 'examOfficer', scope: '*' }],
  }
  const drawn = await drawSeats(officer, titleKnowledgeId)
  if (!drawn.ok) throw new Error(drawn.message)
  return drawn.drawId
}

async function timeOf<T>(work: () => Promise<T>): Promise<[number, T]> {
  const from = performance.now()
  const answer = await work()
  return [performance.now() - from, answer]
}

async function seedPaid(sql: Sql) {
  await sql`update clock_shift set shift = '2020-08-25T09:00:00+08:00'::timestamptz - clock_timestamp()`
  await sql`
    insert into rooms (site_id, ordinal, name, capacity)
    select s.id, 1000 + n, 'bench ' || n, ${seatsPerRoom} from sites s, generate_series(1, ${Math.ceil(candidates / seatsPerRoom)}::int) n
    where s.session_id = ${titleKnowledgeId} and s.ordinal = 1`
  await sql`
    insert into persons (id, name, id_kind, id_number_sealed, id_number_hash, sex, birth_date, mobile_sealed, mobile_hash)
    select md5('person ' || n)::uuid, '考生', 'residentId', 'x', 'bench ' || n, '男', '1995-07-21', 'x', 'x' from generate_series(1, ${candidates}::int) n`
  await sql`
    insert into cases (id, number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
    select md5('case ' || n)::uuid, 'B' || n, 'exam-registration', 'paid', business_now(), 'examOfficer', ${titleKnowledgeId}, md5('person ' || n)::uuid,
      'examSession', ${titleKnowledgeId} from generate_series(1, ${candidates}::int) n`
  await sql`
    insert into registrations (case_id, session_id, person_id, level, specialty)
    select id, about_id, applicant_id, '中级', '园林' from cases where about_id = ${titleKnowledgeId}`
  await sql`
    insert into registration_papers (case_id, session_id, subject)
    select r.case_id, r.session_id, p.subject from registrations r join exam_papers p using (session_id)`
  await sql`vacuum analyze`
}

function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
