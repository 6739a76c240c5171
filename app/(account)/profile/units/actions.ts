'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { makeManagerLink } from '@/lib/unit/set-first-password'

/** Opens the link with which the manager of a unit sets the first password. */
export async function startUnitAccountAction(_: unknown, form: FormData): Promise<{ message: string } | null> {
  const accountId = postedForm(form).get('account')
  const made = await makeManagerLink(
    await requireViewer('person', '/profile/units'),
    typeof accountId === 'string' ? accountId : '',
  )
  return made.ok ? redirect(new URL(made.address).pathname) : made
}
