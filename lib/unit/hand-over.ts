import { passClaims } from '@/db/queries/case'
import { insertSecurityEvent } from '@/db/queries/sign-in'
import { deleteGrants, insertGrants, insertHandover, listOpenBusiness, lockMember, upsertMember } from '@/db/queries/unit-member'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { asManager, type Member, type Work } from './as-manager'
import { close } from './change-handler'
import { type BusinessItem, items } from './grants'
import type { HandoverList } from './handover-list'

type HandedOver = { ok: true; handoverId: string }

/**
 * 移交: a handler who leaves hands what is open, with the grants for it, to a colleague, and is 注销; one transaction, one list, whose hash is in
 * the ledger (B-13). Refuses who is not the manager, a successor who cannot take it, and handing over to oneself.
 */
export async function handOverHandler(viewer: Viewer, fromId: string, toId: string): Promise<HandedOver | Refused> {
  return asManager<HandedOver>(viewer, async (on) => {
    const [from, to] = [await lockMember(on.tx, on.unitId, fromId), await lockMember(on.tx, on.unitId, toId)]
    const at = await now(on.tx)
    if (!from || from.role === 'manager' || from.account.disabledAt) return refuse('not_found', '没有找到要移交的经办人。')
    if (!to || cannotTake(from, to, at)) return refuse('invalid_input', '请选择接收人：本单位正常使用的管理员或另一位经办人。')
    const list = listOf('handler', from, to, at, await listOpenBusiness(on.tx, on.unitId, kindsOf(from)))
    if (to.role !== 'manager') await insertGrants(on.tx, toId, from.grants)
    await passClaims(on.tx, on.unitId, fromId, toId)
    await close(on.tx, from, at)
    return keep(on, viewer, list, { fromId, toId, at })
  })
}

/**
 * 移交管理员: a manager who resigns hands everything open to a handler, who becomes the manager; the one who resigned stays as a handler without
 * grants until the new manager ends that (B-13). Needs nobody else's word.
 */
export async function resignManager(viewer: Viewer, toId: string): Promise<HandedOver | Refused> {
  return asManager<HandedOver>(viewer, async (on) => {
    const { tx, unitId } = on
    const [from, to] = [await lockMember(tx, unitId, viewer.accountId), await lockMember(tx, unitId, toId)]
    const at = await now(tx)
    if (!from?.member || !to?.member?.idNumberHash || !to.account.passwordHash || cannotTake(from, to, at))
      return refuse('invalid_input', '请选择接收人：已登记证件、已设置密码、授权没有过期的经办人。')
    const list = listOf('manager', from, to, at, await listOpenBusiness(tx, unitId, null))
    // The old one first: a unit has one manager at a time.
    await upsertMember(tx, { ...from.member, role: 'handler' })
    await upsertMember(tx, { ...to.member, role: 'manager', mandateUntil: null })
    await deleteGrants(tx, toId, to.grants)
    await passClaims(tx, unitId, viewer.accountId, toId)
    for (const accountId of [viewer.accountId, toId]) {
      const { device = '', address = '' } = viewer.place ?? {}
      await insertSecurityEvent({ accountId, name: 'manager-changed', device, address }, tx)
    }
    return keep(on, viewer, list, { fromId: viewer.accountId, toId, at })
  })
}

function cannotTake(from: Member, to: Member, at: Date): boolean {
  const until = to.member?.mandateUntil
  return from.account.id === to.account.id || to.account.disabledAt !== null || (until ? until <= at : false)
}

/** The kinds of business that a handler was granted. */
function kindsOf({ grants }: Member): string[] {
  const held = (Object.keys(items) as BusinessItem[]).filter((name) => grants.includes(`item:${name}`))
  return [...new Set(held.map((name) => items[name].kind))]
}

function listOf(who: HandoverList['who'], from: Member, to: Member, at: Date, business: HandoverList['business']): HandoverList {
  const person = ({ account }: Member) => ({ username: account.username, name: account.displayName })
  return { who, from: person(from), to: person(to), at: at.toISOString(), grants: from.grants, business }
}

type Parties = { fromId: string; toId: string; at: Date }

async function keep(
  { tx, unitId }: Work,
  viewer: Viewer,
  handed: HandoverList,
  { fromId, toId, at }: Parties,
): Promise<HandedOver> {
  const list = canonicalJson(handed)
  const hash = sha256(list)
  const handoverId = await insertHandover(tx, { unitId, fromAccountId: fromId, toAccountId: toId, at, list, hash })
  const what = handed.who === 'manager' ? 'manager-changed' : 'unit-handed-over'
  await recordAudit(tx, viewer, { what, about: { type: 'account', id: fromId }, after: { to: toId, handover: handoverId, hash } })
  return { ok: true, handoverId }
}
