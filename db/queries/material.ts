import { and, count, desc, eq, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import { maySeeCase, ownerIdOf } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import type { NamedFile } from '@/lib/workflow/form'
import { db, type Queryable, type Tx } from '../client'
import { cases, materials, materialUses } from '../schema/case'
import { educationProofs } from '../schema/education'
import { runFiles } from '../schema/run'

export type Material = typeof materials.$inferSelect

const used = sql<boolean>`(exists (select 1 from ${materialUses} where ${materialUses.materialId} = ${materials.id})
  or exists (select 1 from ${educationProofs} where ${educationProofs.materialId} = ${materials.id}))`

/** A file that the viewer may look at: a file of one's own, or one of a case that one may see; null for every other. */
export async function findMaterial(viewer: Viewer, id: string, on: Queryable = db()): Promise<Material | null> {
  if (!isUuid(id)) return null
  const [material] = await on.select().from(materials).where(eq(materials.id, id))
  if (!material || material.ownerId === ownerIdOf(viewer)) return material ?? null
  const using = on.select({ caseId: materialUses.caseId }).from(materialUses).where(eq(materialUses.materialId, id))
  const heads = await on
    .select()
    .from(cases)
    .where(or(inArray(cases.id, using), material.caseId ? eq(cases.id, material.caseId) : undefined))
  return heads.some((head) => maySeeCase(viewer, head)) ? material : null
}

/** What the owner uploaded before with these very bytes. */
export async function findUpload(ownerId: string, uploadSha256: string, on: Queryable = db()): Promise<Material | null> {
  const [material] = await on
    .select()
    .from(materials)
    .where(and(eq(materials.ownerId, ownerId), eq(materials.uploadSha256, uploadSha256)))
  return material ?? null
}

/** Null: the same upload is there already. */
export async function insertUpload(row: typeof materials.$inferInsert, on: Queryable = db()): Promise<Material | null> {
  const [material] = await on.insert(materials).values(row).onConflictDoNothing().returning()
  return material ?? null
}

export async function countMaterials(ownerId: string, on: Queryable = db()): Promise<number> {
  const [row] = await on
    .select({ n: count() })
    .from(materials)
    .where(and(eq(materials.ownerId, ownerId), eq(materials.purpose, 'proof')))
  return row?.n ?? 0
}

/** 我的资料库: the viewer's own files, newest first, with whether a case uses them. */
export async function listMaterials(viewer: Viewer, on: Queryable = db()) {
  return on
    .select({ ...itemColumns, createdAt: materials.createdAt, used })
    .from(materials)
    .where(and(eq(materials.ownerId, ownerIdOf(viewer)), eq(materials.purpose, 'proof')))
    .orderBy(desc(materials.createdAt), desc(materials.id))
}

const itemColumns = {
  id: materials.id,
  name: materials.name,
  mediaType: materials.mediaType,
  pages: materials.pages,
  bytes: materials.bytes,
}

/** The files of these ids that belong to one of the owners, by id. */
export async function filesById(ids: readonly string[], ownerIds: readonly string[], on: Queryable = db()) {
  if (ids.length === 0 || ownerIds.length === 0) return new Map<string, NamedFile>()
  const found = await on
    .select(itemColumns)
    .from(materials)
    .where(and(inArray(materials.id, [...ids]), inArray(materials.ownerId, [...ownerIds]), eq(materials.purpose, 'proof')))
  return new Map(found.map((file) => [file.id, file]))
}

/** The field of the case names these files now; what it named when it was submitted stays known. */
export async function setUses(tx: Tx, caseId: string, field: string, ids: readonly string[]) {
  const ofField = and(eq(materialUses.caseId, caseId), eq(materialUses.field, field), eq(materialUses.frozen, false))
  await tx.delete(materialUses).where(ids.length > 0 ? and(ofField, notInArray(materialUses.materialId, [...ids])) : ofField)
  if (ids.length === 0) return
  const rows = ids.map((materialId) => ({ caseId, field, materialId }))
  await tx.insert(materialUses).values(rows).onConflictDoNothing()
}

/** The case was submitted with these files: they stay with it for good. */
export async function freezeUses(tx: Tx, caseId: string, uses: readonly { field: string; materialId: string }[]) {
  if (uses.length === 0) return
  const rows = uses.map(({ field, materialId }) => ({ caseId, field, materialId, frozen: true }))
  const target = [materialUses.caseId, materialUses.field, materialUses.materialId]
  await tx
    .insert(materialUses)
    .values(rows)
    .onConflictDoUpdate({ target, set: { frozen: true } })
}

/** Removes a file of the owner that no case uses; answers where its bytes are, null where it was not removed. */
export async function deleteUnused(ownerId: string, id: string, on: Queryable = db()): Promise<string | null> {
  const [gone] = await on
    .delete(materials)
    .where(and(eq(materials.id, id), eq(materials.ownerId, ownerId), eq(materials.purpose, 'proof'), sql`not ${used}`))
    .returning({ storageKey: materials.storageKey })
  return gone?.storageKey ?? null
}

/** Files uploaded before `before` that no case ever used, oldest first. */
export async function listNeverUsed(before: Date, limit: number, on: Queryable = db()) {
  return on
    .select({ id: materials.id, ownerId: materials.ownerId })
    .from(materials)
    .where(and(eq(materials.purpose, 'proof'), isNull(materials.caseId), lt(materials.createdAt, before), sql`not ${used}`))
    .orderBy(materials.createdAt)
    .limit(limit)
}

/** Which of these storage keys a row still names. */
export async function knownKeys(keys: readonly string[], on: Queryable = db()): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const found = await on
    .select({ key: materials.storageKey })
    .from(materials)
    .where(inArray(materials.storageKey, [...keys]))
    .unionAll(
      on
        .select({ key: runFiles.storageKey })
        .from(runFiles)
        .where(inArray(runFiles.storageKey, [...keys])),
    )
  return new Set(found.map(({ key }) => key))
}
