// 职位表 as uploaded: looked at by who oversees the exam, taken over as a whole or not at all (O-10, Q-14).
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { positionImports } from '../schema/position'

const summary = {
  id: positionImports.id,
  sessionId: positionImports.sessionId,
  fileName: positionImports.fileName,
  fileSha256: positionImports.fileSha256,
  uploadedBy: positionImports.uploadedBy,
  uploadedAt: positionImports.uploadedAt,
  rowCount: positionImports.rowCount,
  badCount: positionImports.badCount,
  importedBy: positionImports.importedBy,
  importedAt: positionImports.importedAt,
  reason: positionImports.reason,
  added: positionImports.added,
  changed: positionImports.changed,
  removed: positionImports.removed,
}

export type PositionImport = Omit<typeof positionImports.$inferSelect, 'rows' | 'problems' | 'nth'>

/** Keeps an upload; of earlier ones that were not taken over only who, when and which file stays. */
export async function insertPositionImport(tx: Tx, row: typeof positionImports.$inferInsert): Promise<string> {
  const [made] = await tx.insert(positionImports).values(row).returning({ id: positionImports.id, nth: positionImports.nth })
  if (!made) throw new Error('the upload was not stored')
  await tx
    .update(positionImports)
    .set({ rows: [], problems: [] })
    .where(
      and(eq(positionImports.sessionId, row.sessionId), isNull(positionImports.importedAt), lt(positionImports.nth, made.nth)),
    )
  return made.id
}

/** Every upload of a session, newest first. */
export async function listPositionImports(viewer: Viewer, sessionId: string, on: Queryable = db()): Promise<PositionImport[]> {
  if (!overseesExam(viewer, sessionId)) return []
  return on
    .select(summary)
    .from(positionImports)
    .where(eq(positionImports.sessionId, sessionId))
    .orderBy(desc(positionImports.nth))
    .limit(30)
}

/** One upload with what is wrong in it; null for who does not oversee its exam. */
export async function getPositionImport(viewer: Viewer, id: string, on: Queryable = db()) {
  if (!isUuid(id)) return null
  const [found] = await on
    .select({ ...summary, problems: positionImports.problems })
    .from(positionImports)
    .where(eq(positionImports.id, id))
  return found && overseesExam(viewer, found.sessionId) ? found : null
}

/** The upload locked until the transaction ends, so that it is taken over once. */
export async function lockPositionImport(tx: Tx, id: string): Promise<PositionImport | null> {
  if (!isUuid(id)) return null
  const [found] = await tx.select(summary).from(positionImports).where(eq(positionImports.id, id)).for('update')
  return found ?? null
}

export async function closePositionImport(tx: Tx, id: string, change: Partial<typeof positionImports.$inferInsert>) {
  await tx
    .update(positionImports)
    .set({ ...change, rows: [] })
    .where(eq(positionImports.id, id))
}

/** The latest upload of a session: an older one is no longer there to be taken over. */
export async function latestPositionImport(sessionId: string, on: Queryable = db()): Promise<string | null> {
  const [latest] = await on
    .select({ id: positionImports.id })
    .from(positionImports)
    .where(eq(positionImports.sessionId, sessionId))
    .orderBy(desc(positionImports.nth))
    .limit(1)
  return latest?.id ?? null
}

export type PositionPlan = {
  added: number
  changed: number
  same: number
  /** In the table, not in the file. */
  missing: number
  /** Codes, at most twenty, that somebody confirmed and the file changes or leaves out. */
  chosenChanged: string[]
  chosenMissing: string[]
}

const wanted = (id: string) => sql`wanted as materialized (
  select i.session_id, x.code, x.department, x.title, x.headcount, x.education, x.degree, x.majors, x."otherConditions", x.duties, x.nth
  from position_imports i, rows from (jsonb_to_recordset(i.rows) as (code text, department text, title text, headcount int, education text,
    degree text, majors text, "otherConditions" text, duties text)) with ordinality
    as x(code, department, title, headcount, education, degree, majors, "otherConditions", duties, nth)
  where i.id = ${id})`

const differs = sql`(p.department, p.title, p.headcount, p.education, p.degree, p.majors, p.other_conditions, p.duties)
  is distinct from (w.department, w.title, w.headcount, w.education, w.degree, w.majors, w."otherConditions", w.duties)`

const isChosen = sql`exists (select from registrations r where r.session_id = p.session_id and r.position_code = p.code)`

/** What taking over an upload would do to the table as it stands. */
export async function planPositionImport(id: string, sessionId: string, on: Queryable = db()): Promise<PositionPlan> {
  const [plan] = await on.execute<PositionPlan>(sql`
    with ${wanted(id)}, compared as (
      select w.code is null as missing, p.code is null as added, p.code is not null and w.code is not null and ${differs} as changed, p.code,
        p.session_id
      from (select * from exam_positions where session_id = ${sessionId}) p full join wanted w on w.code = p.code)
    select count(*) filter (where added)::int as added, count(*) filter (where changed)::int as changed,
      count(*) filter (where not added and not missing and not changed)::int as same, count(*) filter (where missing)::int as missing,
      array(select p.code from compared p where changed and ${isChosen} order by 1 limit 20) as "chosenChanged",
      array(select p.code from compared p where missing and ${isChosen} order by 1 limit 20) as "chosenMissing"
    from compared`)
  if (!plan) throw new Error('the database answered nothing')
  return plan
}

/** Holds the table of a session against other imports, and against whoever is confirming a position that this one touches. */
export async function holdPositions(tx: Tx, sessionId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`positions ${sessionId}`}, 0))`)
  await tx.execute(sql`select count(*) from (select from exam_positions where session_id = ${sessionId} for update) held`)
}

/** Takes an upload over; `removing`: what it does not have is removed. */
export async function writePositions(tx: Tx, id: string, sessionId: string, removing: boolean): Promise<void> {
  if (removing)
    await tx.execute(sql`with ${wanted(id)}
      delete from exam_positions p where p.session_id = ${sessionId} and not exists (select from wanted w where w.code = p.code)`)
  await tx.execute(sql`with ${wanted(id)}
    update exam_positions p set department = w.department, title = w.title, headcount = w.headcount, education = w.education, degree = w.degree,
      majors = w.majors, other_conditions = w."otherConditions", duties = w.duties
    from wanted w where p.session_id = ${sessionId} and p.code = w.code and ${differs}`)
  await tx.execute(sql`with ${wanted(id)}
    insert into exam_positions (session_id, code, department, title, headcount, education, degree, majors, other_conditions, duties, ordinal)
    select w.session_id, w.code, w.department, w.title, w.headcount, w.education, w.degree, w.majors, w."otherConditions", w.duties,
      w.nth + (select coalesce(max(ordinal), 0) from exam_positions where session_id = ${sessionId})
    from wanted w where not exists (select from exam_positions p where p.session_id = ${sessionId} and p.code = w.code)`)
}

/** How many positions, and how many people they are for. */
export async function countPositions(sessionId: string, on: Queryable = db()) {
  const [row] = await on.execute<{ positions: number; headcount: number }>(
    sql`select count(*)::int as positions, coalesce(sum(headcount), 0)::int as headcount from exam_positions where session_id = ${sessionId}`,
  )
  return row ?? { positions: 0, headcount: 0 }
}
