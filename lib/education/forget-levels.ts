import type { Tx } from '@/db/client'
import { forgetRemovedLevels, removeLevelsOf } from '@/db/queries/education'
import { dropPersonPhoto } from '@/db/queries/person-photo'
import { now } from '@/lib/clock/now'

const dayMs = 86_400_000

/** Levels that were removed a day ago or earlier and that no registration used are forgotten (E-10). Answers how many. */
export async function forgetOldLevels(): Promise<number> {
  return forgetRemovedLevels(new Date((await now()).getTime() - dayMs))
}

/** The account is closed: what no registration used goes, the rest is kept (A-27, docs/decisions/0007). */
export async function giveUpDossier(tx: Tx, personId: string) {
  await removeLevelsOf(tx, personId, await now(tx))
  await dropPersonPhoto(tx, personId)
}
