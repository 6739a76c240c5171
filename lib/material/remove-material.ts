import { deleteUnused, findMaterial } from '@/db/queries/material'
import { ownerIdOf } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { storage } from '@/lib/gateway/storage/storage'
import { isUuid } from '@/lib/text/is-uuid'
import { type RefusedMaterial, refuseMaterial } from './refusals'

/** Removes a file of one's own that no case uses; another's does not exist. */
export async function removeMaterial(viewer: Viewer, id: string): Promise<{ ok: true } | RefusedMaterial> {
  const ownerId = ownerIdOf(viewer)
  const storageKey = isUuid(id) ? await deleteOrUsed(ownerId, id) : null
  if (storageKey) {
    await storage().remove(storageKey)
    return { ok: true }
  }
  const material = await findMaterial(viewer, id)
  return refuseMaterial(material?.ownerId === ownerId ? 'in_use' : 'not_yours')
}

/** A case may begin to use the file in this very moment: the database then refuses to let it go. */
export async function deleteOrUsed(ownerId: string, id: string): Promise<string | null> {
  try {
    return await deleteUnused(ownerId, id)
  } catch (error) {
    if (isForeignKeyViolation(error)) return null
    throw error
  }
}

function isForeignKeyViolation(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23503'
}
