import { db } from '@/db/client'
import { lockOwnLevel, removeLevelRow } from '@/db/queries/education'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { type Refused, refuse } from '@/lib/workflow/refusal'

/** Removes an education level of the viewer's: gone from every list at once; kept where a registration was confirmed with it (E-10). */
export async function removeLevel(viewer: Viewer, id: string): Promise<{ ok: true } | Refused> {
  return db().transaction(async (tx) => {
    const found = await lockOwnLevel(tx, viewer, id)
    if (!found) return refuse('not_found', '没有找到这条学历，它可能已被修改或删除。')
    await removeLevelRow(tx, found.level.id, await now(tx))
    return { ok: true }
  })
}
