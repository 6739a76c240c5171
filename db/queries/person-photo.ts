import { and, eq, isNull, lt, notExists } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable, type Tx } from '../client'
import { materials } from '../schema/case'
import { personPhotos } from '../schema/education'

export const dossierPhoto = 'dossier-photo'

/** The viewer's photo of 完善个人信息. */
export async function findPersonPhoto({ personId }: Pick<Viewer, 'personId'>, on: Queryable = db()) {
  if (personId === null) return null
  const [row] = await on
    .select({ materialId: personPhotos.materialId, storageKey: materials.storageKey, takenAt: personPhotos.takenAt })
    .from(personPhotos)
    .innerJoin(materials, eq(materials.id, personPhotos.materialId))
    .where(eq(personPhotos.personId, personId))
  return row ?? null
}

/** The person's photo from now on. */
export async function putPersonPhoto(tx: Tx, personId: string, material: typeof materials.$inferInsert): Promise<string> {
  const [row] = await tx.insert(materials).values(material).returning({ id: materials.id })
  if (!row) throw new Error('the photo was not stored')
  const photo = { materialId: row.id, takenAt: material.createdAt }
  await tx
    .insert(personPhotos)
    .values({ personId, ...photo })
    .onConflictDoUpdate({ target: personPhotos.personId, set: photo })
  return row.id
}

export async function dropPersonPhoto(tx: Tx, personId: string) {
  await tx.delete(personPhotos).where(eq(personPhotos.personId, personId))
}

/** Takes photos away that were replaced or given up, uploaded before `before`; answers where their bytes are. */
export async function deleteGivenUpPhotos(before: Date): Promise<string[]> {
  const inUse = db().select({ id: personPhotos.materialId }).from(personPhotos).where(eq(personPhotos.materialId, materials.id))
  const gone = await db()
    .delete(materials)
    .where(and(eq(materials.purpose, dossierPhoto), isNull(materials.caseId), lt(materials.createdAt, before), notExists(inUse)))
    .returning({ storageKey: materials.storageKey })
  return gone.map(({ storageKey }) => storageKey)
}
