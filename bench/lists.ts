import postgres from 'postgres'
import { writeCursor } from '@/app/(office)/office/exams/[id]/registration-filter'
import { closeDatabase } from '@/db/client'
import { tallyExams } from '@/lib/exam/tally-exams'
import type { Finding } from './findings'
import { sessionIdOf } from './seed-queue'
import { askedPages, compare, openSides, page, type Side } from './side'
import type { Stack } from './stack'

const [byPosition, byChoice] = [sessionIdOf(0), sessionIdOf(1)]
const exam = `/office/exams/${byPosition}`

/** Each with what stands for the key of the registration in its middle. */
const asked: { what: string; path: (middle: string) => string }[] = [
  { what: 'all exams', path: () => '/office/exams' },
  { what: 'registrations of the largest exam', path: () => exam },
  { what: '… from the middle', path: (middle) => `${exam}?after=${middle}` },
  { what: '… of one state', path: () => `${exam}?state=paid` },
  { what: 'live board, by position', path: () => `${exam}/board` },
  { what: 'live board, by level and specialty', path: () => `/office/exams/${byChoice}/board` },
  { what: "the board's poll", path: () => `/api${exam}/board` },
  { what: 'scores', path: () => `${exam}/scores` },
  { what: 'positions, first page', path: () => `/api/exams/${byPosition}/positions` },
  { what: 'positions by a code', path: () => `/api/exams/${byPosition}/positions?q=2020100` },
  { what: 'positions by a word', path: () => `/api/exams/${byPosition}/positions?q=${encodeURIComponent('法学')}` },
  {
    what: 'positions by a word that few have',
    path: () => `/api/exams/${byPosition}/positions?q=${encodeURIComponent('莲岭区 财政')}`,
  },
]

/** the lists of an exam with 10,000 and with 1,000,000 cases, three of four of them registrations, a fifth of those in one exam with 20,000 positions. */
export async function measureLists(stack: Stack): Promise<Finding[]> {
  const [few, many] = await openSides(stack)
  const [from, to] = [await middleOf(few), await middleOf(many)]
  const found: Finding[] = []
  for (const { what, path } of asked) {
    stack.signal.throwIfAborted()
    // As the worker does every minute.
    for (const side of [few, many]) await tally(side, stack)
    found.push(await compare(`page: ${what}`, askedPages, page(few, path(from), 'officer'), page(many, path(to), 'officer')))
  }
  return found
}

async function tally({ appUrl }: Side, stack: Stack) {
  await closeDatabase()
  process.env.DATABASE_URL = appUrl
  const from = performance.now()
  const counted = await tallyExams()
  if (counted > 0) console.log(`The worker counted ${counted} exams in ${Math.round(performance.now() - from)} ms`)
  await closeDatabase()
  process.env.DATABASE_URL = stack.appUrl
}

/** The key of the registration that stands in the middle of the largest exam's list. */
async function middleOf({ ownerUrl }: Side): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1 })
  const [row] = await sql<{ id: string; at: Date }[]>`
    select id, entered_at as at from cases where about_id = ${byPosition} order by entered_at, id
    offset (select count(*) / 2 from cases where about_id = ${byPosition}) limit 1`
  await sql.end()
  return row ? encodeURIComponent(writeCursor({ enteredAt: row.at, id: row.id })) : ''
}
