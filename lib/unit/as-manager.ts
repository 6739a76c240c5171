import { db, type Tx } from '@/db/client'
import { lockManagedUnit, lockMember } from '@/db/queries/unit-member'
import type { Viewer } from '@/lib/access/viewer'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export type Member = NonNullable<Awaited<ReturnType<typeof lockMember>>>
export type Work = { tx: Tx; unitId: string }

/** Runs a change in a unit for who is its manager at that very moment, one at a time. Refuses everybody else. */
export async function asManager<T extends { ok: true }>(
  viewer: Viewer,
  work: (on: Work) => Promise<T | Refused>,
): Promise<T | Refused> {
  return db().transaction(async (tx) => {
    const unitId = viewer.kind === 'unit' ? await lockManagedUnit(tx, viewer.accountId) : null
    return unitId ? work({ tx, unitId }) : refuse('not_found', notFoundWords)
  })
}

/** The same about one handler of the unit who has not left. The manager is none. */
export async function asManagerOf<T extends { ok: true }>(
  viewer: Viewer,
  accountId: string,
  work: (on: Work & { member: Member }) => Promise<T | Refused>,
): Promise<T | Refused> {
  return asManager<T>(viewer, async ({ tx, unitId }) => {
    const member = await lockMember(tx, unitId, accountId)
    if (!member) return refuse('not_found', notFoundWords)
    if (member.role === 'manager')
      return refuse('not_allowed', '单位管理员可以办理全部业务，不需要授权；更换管理员请用“移交管理员”。')
    if (member.account.disabledAt) return refuse('wrong_state', '这个经办人已经注销。')
    return work({ tx, unitId, member })
  })
}

const notFoundWords = '没有找到这个经办人，请从“经办人管理”进入。'
