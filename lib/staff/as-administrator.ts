import { db, type Tx } from '@/db/client'
import { listAdministrators, lockStaffAccounts } from '@/db/queries/staff'
import type { Viewer } from '@/lib/access/viewer'
import { type Refused, refuse } from '@/lib/workflow/refusal'

/**
 * Runs a change of staff accounts, one at a time, for who is an administrator at that very moment: two who would take the role from each
 * other at once leave one. As nobody changes their own account here, an administrator always remains (O-27). Refuses everybody else.
 */
export async function asAdministrator<T extends { ok: true }>(
  viewer: Viewer,
  work: (tx: Tx) => Promise<T | Refused>,
): Promise<T | Refused> {
  return db().transaction(async (tx) => {
    await lockStaffAccounts(tx)
    const administrators = await listAdministrators(tx)
    return administrators.includes(viewer.accountId) ? work(tx) : refuse('not_found', '没有找到这个账号。')
  })
}
