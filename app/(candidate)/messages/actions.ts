'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { safePath } from '@/lib/account/safe-path'
import { markAllRead, markRead } from '@/lib/message/inbox'

export async function openMessageAction(formData: FormData) {
  const viewer = await requireViewer('person')
  const { id, href } = z
    .object({ id: z.string().catch(''), href: z.string().catch('/messages') })
    .parse(Object.fromEntries(postedForm(formData)))
  await markRead(viewer, id)
  recountUnread()
  redirect(safePath(href))
}

export async function markAllReadAction(formData: FormData) {
  const viewer = await requireViewer('person', '/messages')
  await markAllRead(viewer, String(postedForm(formData).get('upTo') ?? ''))
  recountUnread()
  redirect('/messages')
}

/** The count stands in the header, which a redirect alone leaves as it was. */
function recountUnread() {
  revalidatePath('/', 'layout')
}
