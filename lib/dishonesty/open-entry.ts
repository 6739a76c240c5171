import { getEntry, insertRegistryOpening } from '@/db/queries/dishonesty'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'

export type OpenedEntry = NonNullable<Awaited<ReturnType<typeof openEntry>>>

/** An entry as staff read it; that they opened it is remembered for its person, once a day (O-23, B-12). Null where it does not exist for the viewer. */
export async function openEntry(viewer: Viewer, id: string) {
  const entry = isUuid(id) ? await getEntry(viewer, id) : null
  if (!entry) return null
  await rememberOpening(viewer, entry.personId)
  return entry
}

/** Remembers that somebody of the staff looked a person up in the registry. */
export async function rememberOpening(viewer: Viewer, personId: string) {
  const at = await now()
  const as = hasRole(viewer, 'examOfficer') ? 'examOfficer' : 'auditor'
  await insertRegistryOpening({ personId, accountId: viewer.accountId, as, day: isoDay(at), at })
}
