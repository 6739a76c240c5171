import { db } from '@/db/client'
import { lockOwnAccount } from '@/db/queries/account'
import { getProfile } from '@/db/queries/profile'
import { renewSession } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { sha256 } from '@/lib/crypto/canonical'
import { unseal } from '@/lib/crypto/sealed'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { confirmPassword, type OwnAccount } from './confirm-password'
import { type PasswordOwner, passwordProblem } from './new-password'
import { hashPassword } from './password'
import { setPassword } from './set-password'

export type PasswordChange = { old: string; code: string; password: string; repeat: string }
export type PasswordRefused = Refused & { field?: keyof PasswordChange }

/**
 * 密码管理: a new password for who knows the old one, staff with the one-time code besides. All other sessions end, the one of `sessionId` goes on under
 * a new id, which is answered (null: it was over meanwhile). Refuses a weak new password, one mistyped the second time, the old one again, and what
 * `confirmPassword` refuses.
 */
export async function changePassword(
  viewer: Viewer,
  typed: PasswordChange,
  sessionId: string | null,
): Promise<{ ok: true; sessionId: string | null } | PasswordRefused> {
  const profile = await getProfile(viewer)
  const known = { username: profile?.username ?? '', name: profile?.name ?? '' }
  const problem = problemOf(viewer, typed, known)
  if (problem) return { ...refuse('invalid_input', problem.message), field: problem.field }
  const confirmed = await confirmPassword(viewer, { password: typed.old, code: typed.code })
  if (!confirmed.ok) return { ...confirmed, ...(confirmed.refusal === 'invalid_input' ? { field: 'old' as const } : {}) }
  // Not before: what is refused for the digits in it would tell a stranger the numbers that are masked on every screen.
  const weak = passwordProblem(typed.password, { ...known, ...numbersOf(profile) })
  if (weak) return { ...refuse('invalid_input', weak), field: 'password' }
  const hashed = await hashPassword(typed.password)
  if (!hashed.ok) return refuse('conflict', hashed.message)
  return store(viewer, confirmed.account, hashed.hash, sessionId)
}

function problemOf(viewer: Viewer, { old, code, password, repeat }: PasswordChange, known: PasswordOwner) {
  if (old === '') return { field: 'old' as const, message: '请填写原密码' }
  if (viewer.kind === 'staff' && code.trim() === '') return { field: 'code' as const, message: '请填写动态口令' }
  if (password.normalize('NFKC') === old.normalize('NFKC'))
    return { field: 'password' as const, message: '新密码不能和原密码一样' }
  const weak = passwordProblem(password, known)
  if (weak) return { field: 'password' as const, message: weak }
  if (password !== repeat) return { field: 'repeat' as const, message: '两次填写的新密码不一样，请再填一次' }
  return null
}

function numbersOf(profile: Awaited<ReturnType<typeof getProfile>>) {
  const person = profile?.person
  if (!person) return {}
  return { idNumber: unseal(person.idNumberSealed, 'id-number'), mobile: unseal(person.mobileSealed, 'mobile') }
}

async function store(viewer: Viewer, account: OwnAccount, passwordHash: string, sessionId: string | null) {
  return db().transaction(async (tx) => {
    // Two changes at once: only the one that knew the password of this moment.
    const current = await lockOwnAccount(tx, viewer)
    if (current?.passwordHash !== account.passwordHash) return refuse('conflict', '密码刚刚已经改过了，请用新密码重新办理。')
    const renewed = sessionId && (await renewSession(sessionId, tx))
    const place = { device: '', address: '', ...viewer.place }
    await setPassword(tx, account, passwordHash, renewed && sha256(renewed), { how: 'changed', place })
    return { ok: true as const, sessionId: renewed }
  })
}
