import type { Tx } from '@/db/client'
import { deleteRole, insertRole, isScope, listRoles, lockStaffAccount } from '@/db/queries/staff'
import { type StaffRole, staffRoles, type Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isUuid } from '@/lib/text/is-uuid'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { asAdministrator } from './as-administrator'

export type RoleChange = { accountId: string; role: string; scope: string }
type Changed = { ok: true }
type Held = Awaited<ReturnType<typeof listRoles>>

/** These hold everywhere or not at all, and never both on one account: the auditor watches the administrator. */
export const rolesApart: readonly StaffRole[] = ['administrator', 'auditor']

/**
 * Gives a role, everywhere (`*`) or for one exam session; works from the next request on (O-27). Refuses who is no administrator, one's
 * own account, an unknown role or scope, administrator and auditor on one account. What is held already stays.
 */
export async function giveRole(viewer: Viewer, change: RoleChange): Promise<Changed | Refused> {
  return changeRoles(viewer, change, async (tx, held) => {
    const { role, scope } = change
    if (!Object.hasOwn(staffRoles, role)) return refuse('invalid_input', '请选择角色。')
    const apart = rolesApart.some((one) => one === role)
    if (apart && scope !== '*') return refuse('invalid_input', `${staffRoles[role as StaffRole]}不分考试，请选择“全部”。`)
    if (scope !== '*' && !(await isScope(tx, scope))) return refuse('invalid_input', '请选择角色的范围。')
    if (apart && held.some((one) => one.role !== role && rolesApart.some((other) => other === one.role))) {
      return refuse('not_allowed', '系统管理员和审计员不能是同一个人：审计员要看管理员做了什么。')
    }
    if (!held.some((one) => one.role === role && one.scope === scope)) await insertRole(tx, change)
    return { ok: true }
  })
}

/** Takes a role back; gone at the next request (O-27). Refuses who is no administrator, and one's own account, so that one administrator always remains. */
export async function takeRole(viewer: Viewer, change: RoleChange): Promise<Changed | Refused> {
  return changeRoles(viewer, change, async (tx) => {
    await deleteRole(tx, change)
    return { ok: true }
  })
}

async function changeRoles(
  viewer: Viewer,
  { accountId }: RoleChange,
  work: (tx: Tx, held: Held) => Promise<Changed | Refused>,
): Promise<Changed | Refused> {
  if (accountId === viewer.accountId) return refuse('not_allowed', '不能改变自己的角色，请由另一位系统管理员办理。')
  return asAdministrator(viewer, async (tx) => {
    const account = isUuid(accountId) ? await lockStaffAccount(tx, accountId) : null
    if (!account) return refuse('not_found', '没有找到这个账号。')
    const held = await listRoles(tx, accountId)
    const changed = await work(tx, held)
    const holds = await listRoles(tx, accountId)
    if (!changed.ok || holds.length === held.length) return changed
    await recordAudit(tx, viewer, {
      what: holds.length > held.length ? 'role-given' : 'role-taken',
      about: { type: 'account', id: accountId },
      before: held.map(roleText),
      after: holds.map(roleText),
    })
    return changed
  })
}

/** examOfficer:title-knowledge-2020 */
function roleText({ role, scope }: { role: string; scope: string }): string {
  return `${role}:${scope}`
}
