import type { Tx } from '@/db/client'
import { deleteSessionsOf } from '@/db/queries/account'
import { insertSecurityEvent } from '@/db/queries/sign-in'
import { endEnrolments } from '@/db/queries/staff'
import { closeUnitAccount, deleteGrants, isMember, updateUnitAccount, upsertMember } from '@/db/queries/unit-member'
import type { Viewer } from '@/lib/access/viewer'
import { type EnrolmentLink, makeEnrolment } from '@/lib/account/make-enrolment'
import { recordAudit } from '@/lib/audit/record-audit'
import type { AuditWhat } from '@/lib/audit/words'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { asManagerOf, type Member } from './as-manager'
import { alreadyWords } from './open-handler'
import { readIdentity, type TypedIdentity } from './read-identity'
import { readMandate } from './read-mandate'

type Done = { ok: true }

/**
 * 修改: who a handler is, and until when it acts (A-31, B-13); also for an account that came in through the provincial platform and that
 * nobody has identified yet. An ID number left empty stays as it is. The username stays.
 */
export async function editHandler(
  viewer: Viewer,
  accountId: string,
  typed: TypedIdentity & { until: string },
): Promise<Done | Refused> {
  const mandate = readMandate(typed.until, await now())
  if (!mandate.ok) return refuse('invalid_input', mandate.message)
  return asManagerOf<Done>(viewer, accountId, async ({ tx, unitId, member }) => {
    const read = identityOf(typed, member)
    if (!read.ok) return refuse('invalid_input', read.message)
    const { name, ...identity } = read.identity
    if (await isMember(tx, unitId, identity, accountId)) return refuse('conflict', alreadyWords)
    await updateUnitAccount(tx, accountId, { displayName: name })
    await upsertMember(tx, { accountId, unitId, role: 'handler', ...identity, mandateUntil: mandate.until })
    await record(tx, viewer, 'handler-edited', accountId, { until: mandate.until?.toISOString() ?? null })
    return { ok: true }
  })
}

/** 重置密码: the password no longer works, all sessions end, and a link lets the handler set a new one. */
export async function resetHandler(viewer: Viewer, accountId: string): Promise<{ ok: true; link: EnrolmentLink } | Refused> {
  return asManagerOf<{ ok: true; link: EnrolmentLink }>(viewer, accountId, async ({ tx }) => {
    await updateUnitAccount(tx, accountId, { passwordHash: null })
    await deleteSessionsOf(accountId, null, tx)
    const link = await makeEnrolment(tx, { accountId, madeBy: viewer.accountId })
    await record(tx, viewer, 'handler-reset', accountId)
    return { ok: true, link }
  })
}

/** 注销: signed out everywhere at once, without grants, for good; what the handler did stays. */
export async function closeHandler(viewer: Viewer, accountId: string): Promise<Done | Refused> {
  return asManagerOf<Done>(viewer, accountId, async ({ tx, member }) => {
    await close(tx, member, await now(tx))
    await record(tx, viewer, 'handler-closed', accountId)
    return { ok: true }
  })
}

/** The account signs in no more and holds nothing; the row that says who it was stays. */
export async function close(tx: Tx, { account, grants }: Member, at: Date) {
  await deleteGrants(tx, account.id, grants)
  await endEnrolments(tx, account.id)
  await closeUnitAccount(tx, account.id, at)
  await deleteSessionsOf(account.id, null, tx)
}

function identityOf(typed: TypedIdentity, { member }: Member): ReturnType<typeof readIdentity> {
  const { idKind, idNumberSealed } = member ?? {}
  if (typed.idNumber.trim() !== '' || !idKind || !idNumberSealed) return readIdentity(typed)
  return readIdentity({ name: typed.name, idKind: typed.idKind, idNumber: unseal(idNumberSealed, 'id-number') })
}

async function record(tx: Tx, { accountId: actorId, place }: Viewer, what: AuditWhat, accountId: string, after?: unknown) {
  const { device = '', address = '' } = place ?? {}
  await insertSecurityEvent({ accountId, name: what, device, address }, tx)
  await recordAudit(tx, { accountId: actorId, place }, { what, about: { type: 'account', id: accountId }, after })
}
