'use server'
import { notFound, redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { messageScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { readFilter, writeFilter } from '@/lib/message/deliveries'
import { mobileFilter } from '@/lib/message/mobile-filter'
import { resendSms } from '@/lib/message/resend-sms'
import type { Refused } from '@/lib/workflow/refusal'

/** Posted, so that the mobile typed stands in no address. */
export async function filterMessagesAction(formData: FormData) {
  if (messageScopes(await requireViewer('staff', '/office/messages')) === null) notFound()
  const form = postedForm(formData)
  const mobile = String(form.get('mobile') ?? '').trim()
  const to = mobile ? mobileFilter(mobile) : form.get('to')
  const query = new URLSearchParams(writeFilter(readFilter({ ...Object.fromEntries(form), to })))
  if (mobile && to === null) query.set('refused', 'mobile')
  redirect(`/office/messages${query.size > 0 ? `?${query}` : ''}`)
}

export async function resendSmsAction(_: unknown, formData: FormData): Promise<Refused | null> {
  const form = postedForm(formData)
  const viewer = await requireViewer('staff', '/office/messages')
  const sent = await resendSms(viewer, String(form.get('id') ?? ''))
  return sent.ok ? redirect('/office/messages?done=resend') : sent
}
