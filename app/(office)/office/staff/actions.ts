'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import type { LinkAnswer } from '@/components/office/link-form'
import { requireViewer } from '@/lib/access/session'
import { closeStaffAccount, reopenStaffAccount, resetStaffAccount } from '@/lib/staff/change-account'
import { giveRole, takeRole } from '@/lib/staff/change-role'
import { openStaffAccount } from '@/lib/staff/open-account'
import type { Refused } from '@/lib/workflow/refusal'

export async function openStaffAction(_: unknown, form: FormData): Promise<LinkAnswer> {
  const typed = { name: text(form, 'name'), username: text(form, 'username') }
  const opened = await openStaffAccount(await requireViewer('staff', '/office/staff/new'), typed)
  return opened.ok ? { link: opened.link, accountId: opened.accountId } : { message: opened.message, typed }
}

export async function resetStaffAction(_: unknown, form: FormData): Promise<LinkAnswer> {
  const accountId = text(form, 'account')
  const reset = await resetStaffAccount(await requireViewer('staff', staffPath(accountId)), accountId)
  return reset.ok ? { link: reset.link, accountId } : { message: reset.message }
}

export async function giveRoleAction(_: unknown, form: FormData): Promise<Refused | null> {
  const change = roleChange(form)
  const given = await giveRole(await requireViewer('staff', staffPath(change.accountId)), change)
  return given.ok ? redirect(`${staffPath(change.accountId)}?done=give`) : given
}

export async function takeRoleAction(_: unknown, form: FormData): Promise<Refused | null> {
  const change = roleChange(form)
  const taken = await takeRole(await requireViewer('staff', staffPath(change.accountId)), change)
  return taken.ok ? redirect(`${staffPath(change.accountId)}?done=take`) : taken
}

export async function closeStaffAction(_: unknown, form: FormData): Promise<Refused | null> {
  const accountId = text(form, 'account')
  const closed = await closeStaffAccount(await requireViewer('staff', staffPath(accountId)), accountId)
  return closed.ok ? redirect(`${staffPath(accountId)}?done=close`) : closed
}

export async function reopenStaffAction(_: unknown, form: FormData): Promise<Refused | null> {
  const accountId = text(form, 'account')
  const reopened = await reopenStaffAccount(await requireViewer('staff', staffPath(accountId)), accountId)
  return reopened.ok ? redirect(`${staffPath(accountId)}?done=reopen`) : reopened
}

function roleChange(form: FormData) {
  return { accountId: text(form, 'account'), role: text(form, 'role'), scope: text(form, 'scope') }
}

function staffPath(accountId: string): string {
  return `/office/staff/${encodeURIComponent(accountId)}`
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}
