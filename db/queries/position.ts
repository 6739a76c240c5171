// 职位表: public as the notice is; who has chosen which is counted, never named.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { PositionRow } from '@/lib/exam/position-table/position'
import { isSessionId } from '@/lib/text/is-session-id'
import { db, type Queryable } from '../client'
import { examPositions } from '../schema/exam'

export const positionsPerPage = 20

/** What is looked for: beginnings of codes, and parts of words. */
export type PositionFilter = {
  /** A code, or words that all stand somewhere in the position. */
  q?: string
  department?: string
  education?: string
  major?: string
  /** The code after which the page begins. */
  after?: string
}

/** A position as lists show it, with how many have confirmed it. */
export type ListedPosition = PositionRow & { confirmed: number }

/** One page by code; `next` is where the following page starts (Q-54: keyset, never an offset). Counted from the index of choices. */
export async function searchPositions(sessionId: string, filter: PositionFilter, on: Queryable = db()) {
  if (!isSessionId(sessionId)) return { rows: [], next: null }
  const found = await on.execute<ListedPosition>(sql`
    select p.code, p.department, p.title, p.headcount, p.education, p.degree, p.majors, p.other_conditions as "otherConditions", p.duties,
      (select count(*)::int from registrations r where r.session_id = p.session_id and r.position_code = p.code) as confirmed
    from exam_positions p where p.session_id = ${sessionId} and ${matches(filter)}
    order by p.code limit ${positionsPerPage + 1}`)
  const rows = found.slice(0, positionsPerPage)
  return { rows, next: found.length > positionsPerPage ? (rows.at(-1)?.code ?? null) : null }
}

function matches({ q = '', department, education, major, after }: PositionFilter) {
  const words = q.split(/\s+/).filter(Boolean)
  const [first = ''] = words
  // Only a code is written in plain letters and digits: looked for by its beginning, along the key.
  const isCode = words.length === 1 && /^[A-Za-z0-9-]{3,30}$/.test(first)
  const code = first.toUpperCase()
  return and(
    isCode ? sql`p.code >= ${code} and p.code < ${`${code}\u{10ffff}`}` : undefined,
    ...(isCode ? [] : words.map((word) => sql`p.search like ${containing(word)}`)),
    department ? sql`p.department like ${containing(department)}` : undefined,
    education ? sql`p.education = ${education}` : undefined,
    major ? sql`p.majors like ${containing(major)}` : undefined,
    after ? sql`p.code > ${after}` : undefined,
    sql`true`,
  )
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}

/** The position of this code, or null. `keep`: whoever changes the table waits until this transaction ends, and sees what it chose. */
export async function getPosition(
  sessionId: string,
  code: string,
  on: Queryable = db(),
  keep = false,
): Promise<PositionRow | null> {
  const query = on
    .select({
      code: examPositions.code,
      department: examPositions.department,
      title: examPositions.title,
      headcount: examPositions.headcount,
      education: examPositions.education,
      degree: examPositions.degree,
      majors: examPositions.majors,
      otherConditions: examPositions.otherConditions,
      duties: examPositions.duties,
    })
    .from(examPositions)
    .where(and(eq(examPositions.sessionId, sessionId), eq(examPositions.code, code)))
  const [position] = await (keep ? query.for('key share') : query)
  return position ?? null
}

/** What 学历 there are to filter by. */
export async function listEducations(sessionId: string, on: Queryable = db()): Promise<string[]> {
  const rows = await on
    .selectDistinct({ education: examPositions.education })
    .from(examPositions)
    .where(eq(examPositions.sessionId, sessionId))
    .orderBy(asc(examPositions.education))
  return rows.flatMap(({ education }) => (education ? [education] : []))
}
