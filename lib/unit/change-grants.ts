import { deleteGrants, insertGrants } from '@/db/queries/unit-member'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { asManagerOf } from './as-manager'
import { type GrantKind, grantsOf, isGrant } from './grants'

/** 新增授权, 删除授权: gives and takes these, and leaves the rest alone; works from the handler's next request on. */
export async function changeGrants(
  viewer: Viewer,
  accountId: string,
  { give = [], take = [] }: { give?: readonly string[]; take?: readonly string[] },
): Promise<{ ok: true } | Refused> {
  if (give.length + take.length === 0) return refuse('invalid_input', '请先勾选。')
  if (![...give, ...take].every(isGrant)) return refuse('invalid_input', '没有这一项授权，请重新打开页面。')
  return asManagerOf<{ ok: true }>(viewer, accountId, async ({ tx, member }) => {
    await insertGrants(tx, accountId, give)
    await deleteGrants(tx, accountId, take)
    const after = [...new Set([...member.grants, ...give])].filter((name) => !take.includes(name)).sort()
    await recordAudit(tx, viewer, {
      what: 'grants-changed',
      about: { type: 'account', id: accountId },
      before: member.grants,
      after,
    })
    return { ok: true }
  })
}

/** 保存 of one list of check boxes: what is ticked is granted, what is not is taken. */
export async function setGrants(viewer: Viewer, accountId: string, kind: GrantKind, ticked: readonly string[]) {
  const all = grantsOf(kind)
  if (!ticked.every((name) => all.some((grant) => grant === name)))
    return refuse('invalid_input', '没有这一项授权，请重新打开页面。')
  return changeGrants(viewer, accountId, { give: ticked, take: all.filter((grant) => !ticked.includes(grant)) })
}
