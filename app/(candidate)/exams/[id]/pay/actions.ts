'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { askGateway } from '@/lib/payment/ask-gateway'
import { startPayment } from '@/lib/payment/start-payment'

const textSchema = z.string().max(100).catch('')

export async function startPaymentAction(_: { message: string } | null, formData: FormData): Promise<{ message: string } | null> {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const started = await startPayment(viewer, textSchema.parse(form.get('orderNumber')), since)
  if (!started.ok) return { message: started.message }
  if (form.get('by') === 'redirect') redirect(started.payUrl)
  redirect(`/exams/${encodeURIComponent(textSchema.parse(form.get('sessionId')))}/pay?scan=1`)
}

export async function askPaymentAction(_: { message: string } | null, formData: FormData): Promise<{ message: string } | null> {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const asked = await askGateway(viewer, textSchema.parse(form.get('orderNumber')), since)
  if (!asked.ok) return { message: asked.message }
  redirect(`/exams/${encodeURIComponent(textSchema.parse(form.get('sessionId')))}/pay${asked.paid ? '' : '?asked=none'}`)
}
