import { and, asc, count, desc, eq, gt, inArray, isNull, lt, lte, notExists, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { persons } from '../schema/account'
import { materials } from '../schema/case'
import { educationChecks, educationLevels, educationProofs, educationUses } from '../schema/education'

export type LevelRow = typeof educationLevels.$inferSelect
export type CheckRow = typeof educationChecks.$inferSelect
export type LevelWithCheck = { level: LevelRow; check: CheckRow; proof: ProofRow | null }
type ProofRow = { kind: 'report' | 'scan'; materialId: string; name: string; attachedAt: Date }

/** The levels of a person, the latest diploma first; with `removed` also those that somebody removed and a registration keeps. */
export async function listLevels(personId: string, { removed = false } = {}, on: Queryable = db()): Promise<LevelWithCheck[]> {
  const mine = eq(educationLevels.personId, personId)
  return withProofs(removed ? mine : and(mine, isNull(educationLevels.removedAt)), on)
}

/** The levels with which a registration was confirmed, whatever became of them since. */
export async function listUsedLevels(caseId: string, on: Queryable = db()): Promise<LevelWithCheck[]> {
  const used = on.select({ id: educationUses.levelId }).from(educationUses).where(eq(educationUses.caseId, caseId))
  return withProofs(inArray(educationLevels.id, used), on)
}

async function withProofs(which: ReturnType<typeof and>, on: Queryable): Promise<LevelWithCheck[]> {
  const rows = await on
    .select({ level: educationLevels, check: educationChecks })
    .from(educationLevels)
    .innerJoin(educationChecks, eq(educationChecks.levelId, educationLevels.id))
    .where(which)
    .orderBy(desc(educationLevels.endedOn), desc(educationLevels.createdAt))
  const ids = rows.map(({ level }) => level.id)
  const proofs = await newestProofs(ids, on)
  return rows.map((row) => ({ ...row, proof: proofs.get(row.level.id) ?? null }))
}

async function newestProofs(levelIds: string[], on: Queryable): Promise<Map<string, ProofRow>> {
  if (levelIds.length === 0) return new Map()
  const rows = await on
    .select({
      levelId: educationProofs.levelId,
      kind: educationProofs.kind,
      materialId: educationProofs.materialId,
      attachedAt: educationProofs.attachedAt,
      name: materials.name,
    })
    .from(educationProofs)
    .innerJoin(materials, eq(materials.id, educationProofs.materialId))
    .where(inArray(educationProofs.levelId, levelIds))
    .orderBy(asc(educationProofs.attachedAt))
  return new Map(rows.map(({ levelId, ...proof }) => [levelId, proof]))
}

/** A level of the viewer's own that is not removed; null for every other. */
export async function findOwnLevel({ personId }: Viewer, id: string, on: Queryable = db()): Promise<LevelRow | null> {
  if (personId === null || !isUuid(id)) return null
  const [row] = await on.select().from(educationLevels).where(ownLevel(personId, id))
  return row ?? null
}

/** The same, nobody else's to change until the transaction ends, with how its check stands. */
export async function lockOwnLevel(tx: Tx, { personId }: Viewer, id: string) {
  if (personId === null || !isUuid(id)) return null
  const [level] = await tx.select().from(educationLevels).where(ownLevel(personId, id)).for('update')
  const [check] = level ? await tx.select().from(educationChecks).where(eq(educationChecks.levelId, level.id)) : []
  return level && check ? { level, check } : null
}

const ownLevel = (personId: string, id: string) =>
  and(eq(educationLevels.id, id), eq(educationLevels.personId, personId), isNull(educationLevels.removedAt))

/** How many levels stand, and how many were written since `since`, removed ones too. */
export async function countLevels(tx: Tx, personId: string, since: Date): Promise<{ standing: number; written: number }> {
  const [row] = await tx
    .select({
      standing: sql<number>`count(*) filter (where ${educationLevels.removedAt} is null)::int`,
      written: sql<number>`count(*) filter (where ${gt(educationLevels.createdAt, since)})::int`,
    })
    .from(educationLevels)
    .where(eq(educationLevels.personId, personId))
  return row ?? { standing: 0, written: 0 }
}

/** Has the person a level by that certificate, other than `except`? */
export async function hasCertificate(tx: Tx, personId: string, certificateHash: string, except: string | null) {
  const found = await tx
    .select({ id: educationLevels.id })
    .from(educationLevels)
    .where(
      and(
        eq(educationLevels.personId, personId),
        eq(educationLevels.certificateHash, certificateHash),
        isNull(educationLevels.removedAt),
      ),
    )
  return found.some(({ id }) => id !== except)
}

export async function insertLevel(
  tx: Tx,
  level: typeof educationLevels.$inferInsert,
  check: Omit<typeof educationChecks.$inferInsert, 'levelId'>,
): Promise<string> {
  const [row] = await tx.insert(educationLevels).values(level).returning({ id: educationLevels.id })
  if (!row) throw new Error('the education level was not stored')
  await tx.insert(educationChecks).values({ ...check, levelId: row.id })
  return row.id
}

export async function removeLevelRow(tx: Tx, id: string, at: Date) {
  await tx.update(educationLevels).set({ removedAt: at }).where(eq(educationLevels.id, id))
}

/** Every level of a person is removed: the account was closed. */
export async function removeLevelsOf(tx: Tx, personId: string, at: Date) {
  await tx
    .update(educationLevels)
    .set({ removedAt: at })
    .where(and(eq(educationLevels.personId, personId), isNull(educationLevels.removedAt)))
}

/** The proofs of one level are those of another too: it is the same certificate. */
export async function carryProofs(tx: Tx, from: string, to: string) {
  const rows = await tx.select().from(educationProofs).where(eq(educationProofs.levelId, from))
  if (rows.length > 0) await tx.insert(educationProofs).values(rows.map((row) => ({ ...row, levelId: to })))
}

export async function upsertProof(tx: Tx, row: typeof educationProofs.$inferInsert) {
  const { kind, attachedAt } = row
  await tx
    .insert(educationProofs)
    .values(row)
    .onConflictDoUpdate({ target: [educationProofs.levelId, educationProofs.materialId], set: { kind, attachedAt } })
}

/** A registration is confirmed with these levels: they stay as they are, whatever their owner does (E-10). */
export async function recordUsedLevels(tx: Tx, caseId: string, levelIds: readonly string[]) {
  if (levelIds.length === 0) return
  await tx
    .insert(educationUses)
    .values(levelIds.map((levelId) => ({ caseId, levelId })))
    .onConflictDoNothing()
}

/** A level whose answer is waited for, with its person; null: it is answered, or was removed. */
export async function findWaiting(levelId: string, on: Queryable = db()) {
  const [row] = await on
    .select({ level: educationLevels, check: educationChecks, person: persons })
    .from(educationChecks)
    .innerJoin(educationLevels, eq(educationLevels.id, educationChecks.levelId))
    .innerJoin(persons, eq(persons.id, educationLevels.personId))
    .where(and(eq(educationChecks.levelId, levelId), eq(educationChecks.standing, 'waiting'), isNull(educationLevels.removedAt)))
  return row ?? null
}

/** Is the level still there and without an answer? Both stay so until the transaction ends: of two answers at once the second finds the first. */
export async function lockWaiting(tx: Tx, levelId: string): Promise<boolean> {
  const [level] = await tx
    .select({ id: educationLevels.id })
    .from(educationLevels)
    .where(and(eq(educationLevels.id, levelId), isNull(educationLevels.removedAt)))
    .for('update')
  if (!level) return false
  const waiting = and(eq(educationChecks.levelId, levelId), eq(educationChecks.standing, 'waiting'))
  return (await tx.select({ id: educationChecks.levelId }).from(educationChecks).where(waiting).for('update')).length > 0
}

export async function updateCheck(tx: Tx, levelId: string, change: Partial<CheckRow>) {
  await tx.update(educationChecks).set(change).where(eq(educationChecks.levelId, levelId))
}

/** Levels that are to be asked about at `at`, the longest due first. */
export async function listDueChecks(at: Date, limit: number, on: Queryable = db()): Promise<string[]> {
  const rows = await on
    .select({ id: educationChecks.levelId })
    .from(educationChecks)
    .innerJoin(educationLevels, eq(educationLevels.id, educationChecks.levelId))
    .where(and(eq(educationChecks.standing, 'waiting'), lte(educationChecks.askAt, at), isNull(educationLevels.removedAt)))
    .orderBy(asc(educationChecks.askAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Forgets levels that were removed before `before` and that no registration used. Answers how many. */
export async function forgetRemovedLevels(before: Date): Promise<number> {
  return db().transaction(async (tx) => {
    const unused = notExists(tx.select({ id: educationUses.levelId }).from(educationUses).where(usesLevel))
    const gone = await tx
      .select({ id: educationLevels.id })
      .from(educationLevels)
      .where(and(lt(educationLevels.removedAt, before), unused))
      .limit(1_000)
      .for('update')
    const ids = gone.map(({ id }) => id)
    if (ids.length === 0) return 0
    await tx.delete(educationProofs).where(inArray(educationProofs.levelId, ids))
    await tx.delete(educationChecks).where(inArray(educationChecks.levelId, ids))
    await tx.delete(educationLevels).where(inArray(educationLevels.id, ids))
    return ids.length
  })
}

const usesLevel = eq(educationUses.levelId, educationLevels.id)

/** Has this person typed any level? */
export async function hasLevels(personId: string, on: Queryable = db()): Promise<boolean> {
  const [row] = await on
    .select({ n: count() })
    .from(educationLevels)
    .where(and(eq(educationLevels.personId, personId), isNull(educationLevels.removedAt)))
  return (row?.n ?? 0) > 0
}
