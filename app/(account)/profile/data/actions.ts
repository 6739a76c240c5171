'use server'
import { postedForm } from '@/app/posted-form'
import type { DataAnswer } from '@/components/account/data-form'
import { requireViewer } from '@/lib/access/session'
import { makeDataTicket, ticketMinutes } from '@/lib/account/data-ticket'

export async function makeTicketAction(_: DataAnswer | null, sent: FormData): Promise<DataAnswer> {
  const viewer = await requireViewer(undefined, '/profile/data')
  const made = await makeDataTicket(viewer, String(postedForm(sent).get('password') ?? ''))
  return made.ok ? { ticket: made.ticket, minutes: ticketMinutes } : { message: made.message }
}
