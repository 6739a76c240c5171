import { db, type Queryable } from '@/db/client'
import { closeAccountRow, deleteSessionsOf, lockOwnAccount } from '@/db/queries/account'
import { insertNotices } from '@/db/queries/case'
import { listOpenCases } from '@/db/queries/profile'
import { replaceSecurityQuestions } from '@/db/queries/security-questions'
import { forgetTriesOf, insertSecurityEvent } from '@/db/queries/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { giveUpDossier } from '@/lib/education/forget-levels'
import { type Objection, stateOf } from '@/lib/workflow/machine'
import { machines } from '@/lib/workflow/machines'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { confirmPassword } from './confirm-password'
import { signInSubject } from './sign-in-subject'

/** What is under way and keeps the viewer's account open, each with where it stands. */
export async function closingObjections(viewer: Viewer, on: Queryable = db()): Promise<Objection[]> {
  return (await listOpenCases(viewer, on)).map(({ id, kind, number, state }) => {
    const machine = machines[kind]
    const shown = machine && stateOf(machine, state)
    const href = kind === 'exam-registration' ? `/exams/mine/${id}` : `/services/${kind}/${id}`
    return { message: `${machine?.label ?? '业务'} ${number}：${shown?.publicLabel ?? shown?.label ?? state}`, href }
  })
}

/**
 * 注销账号: nobody signs in to it any more, all sessions end, password and 密保问题 are gone; the person and what was applied for stay, and a new
 * registration of the same ID number takes them up (docs/decisions/0007). Refuses while something is under way, whom somebody else closes (units by their manager, staff by the
 * administrator), and what `confirmPassword` refuses.
 */
export async function closeAccount(viewer: Viewer, password: string): Promise<{ ok: true } | Refused> {
  const others = closedByOthers(viewer.kind)
  if (others) return refuse('not_allowed', others)
  const confirmed = await confirmPassword(viewer, { password })
  if (!confirmed.ok) return confirmed
  const { id: accountId, kind, usernameKey, personId } = confirmed.account
  return db().transaction(async (tx) => {
    if (!(await lockOwnAccount(tx, viewer))) return refuse('not_found', '这个账号已经注销。')
    const objections = await closingObjections(viewer, tx)
    if (objections.length > 0) return refuse('not_ready', '您还有没办完的业务，办完或撤销以后才能注销。', objections)
    await closeAccountRow(tx, accountId)
    await deleteSessionsOf(accountId, null, tx)
    await replaceSecurityQuestions(tx, accountId, [])
    await forgetTriesOf(signInSubject(kind, usernameKey), tx)
    await insertSecurityEvent({ accountId, name: 'account-closed', device: '', address: '', ...viewer.place }, tx)
    if (personId) {
      await giveUpDossier(tx, personId)
      const told = { key: `closed:${accountId}`, personId, href: '/', template: 'account.closed', values: {} }
      await insertNotices(tx, [told])
    }
    return { ok: true }
  })
}

/** Who else closes an account, in words for its owner; null: its owner does. */
export function closedByOthers(kind: Viewer['kind']): string | null {
  return kind === 'person' ? null : closers[kind]
}

const closers = {
  unit: '单位经办人的账号由本单位的管理员在“经办人管理”里注销，请与管理员联系。',
  staff: '工作人员的账号由系统管理员停用，请与系统管理员联系。',
}
