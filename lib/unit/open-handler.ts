import { insertMember, insertUnitAccount, lockUnitUsername } from '@/db/queries/unit'
import { isMember } from '@/db/queries/unit-member'
import type { Viewer } from '@/lib/access/viewer'
import { type EnrolmentLink, makeEnrolment } from '@/lib/account/make-enrolment'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { asManager } from './as-manager'
import { readIdentity, type TypedIdentity } from './read-identity'
import { readMandate } from './read-mandate'
import { checkUnitUsername } from './rules'

export type TypedHandler = TypedIdentity & { username: string; until: string }

/**
 * 新增: an account without any grant for a handler of the manager's unit, and the link with which its owner sets the password. Refuses who
 * is not the manager, an identity or username that cannot be, a username that is taken, and somebody who acts for the unit already.
 */
export async function openHandler(
  viewer: Viewer,
  typed: TypedHandler,
): Promise<{ ok: true; accountId: string; link: EnrolmentLink } | Refused> {
  const [read, username, mandate] = [
    readIdentity(typed),
    checkUnitUsername(typed.username),
    readMandate(typed.until, await now()),
  ]
  if (!read.ok) return refuse('invalid_input', read.message)
  if (!username.ok) return refuse('invalid_input', username.message)
  if (!mandate.ok) return refuse('invalid_input', mandate.message)
  const { name, ...identity } = read.identity
  return asManager(viewer, async ({ tx, unitId }) => {
    if (await isMember(tx, unitId, identity)) return refuse('conflict', alreadyWords)
    await lockUnitUsername(username.username, tx)
    const accountId = await insertUnitAccount(tx, { username: username.username, displayName: name, unitId })
    if (!accountId) return refuse('conflict', `用户名 ${username.username} 已被使用，请换一个。`)
    await insertMember(tx, { accountId, unitId, role: 'handler', ...identity, mandateUntil: mandate.until })
    const link = await makeEnrolment(tx, { accountId, madeBy: viewer.accountId })
    await recordAudit(tx, viewer, { what: 'handler-opened', about: { type: 'account', id: accountId } })
    return { ok: true, accountId, link }
  })
}

export const alreadyWords = '这个证件号已经是本单位的管理员或经办人，一个人在一家单位只能有一个账号。'
