'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { cancelOnPhone, confirmOnPhone } from '@/lib/access/qr-sign-in'
import { requireViewer } from '@/lib/access/session'

const ticketSchema = z.string().max(100).catch('')
const ticketOf = (form: FormData) => ticketSchema.parse(postedForm(form).get('ticket'))
const pageOf = (ticket: string) => `/qr/${encodeURIComponent(ticket)}`

export async function confirmQrAction(_: { message: string } | null, form: FormData): Promise<{ message: string } | null> {
  const ticket = ticketOf(form)
  const confirmed = await confirmOnPhone(await requireViewer(undefined, pageOf(ticket)), ticket)
  if (!confirmed.ok) return { message: confirmed.message }
  redirect(pageOf(ticket))
}

export async function cancelPhoneQrAction(form: FormData) {
  const ticket = ticketOf(form)
  await requireViewer(undefined, pageOf(ticket))
  await cancelOnPhone(ticket)
  redirect(pageOf(ticket))
}
