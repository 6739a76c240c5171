import type { Tx } from '@/db/client'
import { deleteSessionsOf, wallNow } from '@/db/queries/account'
import { endEnrolments, lockStaffAccount, replaceRecoveryCodes, updateStaffAccount } from '@/db/queries/staff'
import type { Viewer } from '@/lib/access/viewer'
import { type EnrolmentLink, makeEnrolment } from '@/lib/account/make-enrolment'
import { recordAudit } from '@/lib/audit/record-audit'
import type { AuditWhat } from '@/lib/audit/words'
import { isUuid } from '@/lib/text/is-uuid'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { asAdministrator } from './as-administrator'

type Account = NonNullable<Awaited<ReturnType<typeof lockStaffAccount>>>

/** 停用: signs the account out everywhere at once, its link no longer works, and nobody signs in to it. Refuses who is no administrator, and one's own account. */
export async function closeStaffAccount(viewer: Viewer, accountId: string): Promise<{ ok: true } | Refused> {
  return changeAccount(viewer, accountId, async (tx, account) => {
    if (account.disabledAt) return { ok: true }
    await updateStaffAccount(tx, accountId, { disabledAt: wallNow })
    await endEnrolments(tx, accountId)
    await deleteSessionsOf(accountId, null, tx)
    await record(tx, viewer, 'account-closed', accountId)
    return { ok: true }
  })
}

/** 恢复: the account signs in again as it did, with the roles it has. Refuses as closing does. */
export async function reopenStaffAccount(viewer: Viewer, accountId: string): Promise<{ ok: true } | Refused> {
  return changeAccount(viewer, accountId, async (tx, account) => {
    if (!account.disabledAt) return { ok: true }
    await updateStaffAccount(tx, accountId, { disabledAt: null })
    await record(tx, viewer, 'account-reopened', accountId)
    return { ok: true }
  })
}

/**
 * 重置: password, authenticator and recovery codes no longer work, all sessions end, and a new link lets the owner set them anew.
 * Refuses who is no administrator, one's own account (there is 重新设置 for that), and a closed one.
 */
export async function resetStaffAccount(viewer: Viewer, accountId: string): Promise<{ ok: true; link: EnrolmentLink } | Refused> {
  return changeAccount<{ ok: true; link: EnrolmentLink }>(viewer, accountId, async (tx, account) => {
    if (account.disabledAt) return refuse('wrong_state', '账号已经停用，请先恢复，再重置。')
    await updateStaffAccount(tx, accountId, { passwordHash: null, totpSealed: null })
    await replaceRecoveryCodes(tx, accountId, [])
    await deleteSessionsOf(accountId, null, tx)
    const link = await makeEnrolment(tx, { accountId, madeBy: viewer.accountId })
    await record(tx, viewer, account.totpSealed ? 'enrolment-reset' : 'enrolment-made', accountId)
    return { ok: true, link }
  })
}

async function changeAccount<T extends { ok: true }>(
  viewer: Viewer,
  accountId: string,
  work: (tx: Tx, account: Account) => Promise<T | Refused>,
): Promise<T | Refused> {
  if (accountId === viewer.accountId) return refuse('not_allowed', '不能停用或重置自己的账号，请由另一位系统管理员办理。')
  return asAdministrator(viewer, async (tx) => {
    const account = isUuid(accountId) ? await lockStaffAccount(tx, accountId) : null
    return account ? work(tx, account) : refuse('not_found', '没有找到这个账号。')
  })
}

async function record(tx: Tx, viewer: Viewer, what: AuditWhat, accountId: string) {
  await recordAudit(tx, viewer, { what, about: { type: 'account', id: accountId } })
}
