import { insertStaffAccount } from '@/db/queries/staff'
import type { Viewer } from '@/lib/access/viewer'
import { type EnrolmentLink, makeEnrolment } from '@/lib/account/make-enrolment'
import { usernameProblem } from '@/lib/account/username'
import { recordAudit } from '@/lib/audit/record-audit'
import { normaliseName } from '@/lib/text/name'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { asAdministrator } from './as-administrator'

type Opened = { ok: true; accountId: string; link: EnrolmentLink }

/** Makes a staff account without any role, and the link for its owner. Refuses who is no administrator, a name or username that cannot be, and a username that is taken. */
export async function openStaffAccount(viewer: Viewer, typed: { name: string; username: string }): Promise<Opened | Refused> {
  const [name, username] = [normaliseName(typed.name), typed.username.normalize('NFKC').trim()]
  if (name === null || [...name].length > 50) return refuse('invalid_input', '请填写姓名，最多 50 个字。')
  const problem = usernameProblem(username)
  if (problem) return refuse('invalid_input', `${problem}。`)
  return asAdministrator(viewer, async (tx) => {
    const accountId = await insertStaffAccount(tx, { username, displayName: name })
    if (accountId === null) return refuse('conflict', `用户名 ${username} 已被使用，请换一个。`)
    const link = await makeEnrolment(tx, { accountId, madeBy: viewer.accountId })
    await recordAudit(tx, viewer, { what: 'account-opened', about: { type: 'account', id: accountId } })
    return { ok: true, accountId, link }
  })
}
