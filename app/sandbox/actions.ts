'use server'

import { notFound, redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { settings } from '@/lib/config/settings'
import { orderNumberSchema } from '@/lib/gateway/pay/messages'
import { bankOutcomeSchema, planBank } from '@/lib/sandbox/bank'
import { setClock } from '@/lib/sandbox/clock'
import { shanghaiTimeSchema } from '@/lib/sandbox/clock-time'
import { educationOutcomeSchema, planEducation } from '@/lib/sandbox/education'
import { ensureOpened } from '@/lib/sandbox/ensure-opened'
import { faceOutcomeSchema, playFaceAsPerson } from '@/lib/sandbox/face'
import { payActionSchema, playPayment } from '@/lib/sandbox/pay'
import { payAsPayer } from '@/lib/sandbox/payer'
import { planRefunds, refundOutcomeSchema } from '@/lib/sandbox/refund'
import { planSms, smsOutcomeSchema } from '@/lib/sandbox/sms'
import { bankCardDigits } from '@/lib/text/bank-card'
import { certificateNumber, isCertificateNumber } from '@/lib/text/certificate-number'

/** Sets the business clock, or with an empty time puts it back to the demo's start. */
export async function setClockAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const form = postedForm(formData)
  const typed = form.get('now')
  const to = typed === '' ? null : shanghaiTimeSchema.safeParse(typed)
  if (to && !to.success) redirect('/sandbox?told=wrong-time#clock')
  await setClock(to === null ? null : to.data)
  redirect('/sandbox?told=clock#clock')
}

/** What the SMS carrier does with the next one. */
export async function planSmsAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const form = postedForm(formData)
  const outcome = smsOutcomeSchema.safeParse(form.get('outcome'))
  if (!outcome.success) redirect('/sandbox?told=unknown')
  await planSms(outcome.data, 1)
  redirect('/sandbox?told=sms#messages')
}

/** What the bank says of an account the next time. */
export async function planBankAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const form = postedForm(formData)
  const outcome = bankOutcomeSchema.safeParse(form.get('outcome'))
  const account = bankCardDigits(String(form.get('account') ?? '').slice(0, 100))
  if (!outcome.success) redirect('/sandbox?told=unknown')
  if (!/^\d{16,19}$/.test(account)) redirect('/sandbox?told=wrong-account#bank')
  await planBank(account, outcome.data, 1)
  redirect('/sandbox?told=bank#bank')
}

/** What 学信网 says of a diploma number from now on. */
export async function planEducationAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const form = postedForm(formData)
  const outcome = educationOutcomeSchema.safeParse(form.get('outcome'))
  const number = certificateNumber(String(form.get('number') ?? '').slice(0, 100))
  if (!outcome.success) redirect('/sandbox?told=unknown')
  if (!isCertificateNumber(number)) redirect('/sandbox?told=wrong-certificate#education')
  await planEducation(number, outcome.data)
  redirect('/sandbox?told=education#education')
}

/** What the payment service does with the next refund. */
export async function planRefundAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const outcome = refundOutcomeSchema.safeParse(postedForm(formData).get('outcome'))
  if (!outcome.success) redirect('/sandbox?told=unknown')
  await planRefunds(outcome.data, 1)
  redirect('/sandbox?told=refund#refunds')
}

/** What the payment service does with an order. */
export async function playPaymentAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const form = postedForm(formData)
  const action = payActionSchema.safeParse(form.get('action'))
  const order = orderNumberSchema.safeParse(form.get('order'))
  if (!action.success || !order.success || !(await ensureOpened(order.data))) redirect('/sandbox?told=unknown')
  await playPayment(order.data, action.data)
  redirect(`/sandbox?told=${action.data}#orders`)
}

/** The payer on the simulated payment page decides; back to where the product wants them. */
export async function payAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const form = postedForm(formData)
  const action = payActionSchema.safeParse(form.get('action'))
  const order = orderNumberSchema.safeParse(form.get('order'))
  if (!action.success || !order.success) redirect('/sandbox?told=unknown')
  redirect(await payAsPayer(order.data, action.data))
}

/** Whoever is before the phone's camera; back to the product's page on the phone. */
export async function playFaceAction(formData: FormData) {
  if (!settings().sandbox) notFound()
  const form = postedForm(formData)
  const outcome = faceOutcomeSchema.safeParse(form.get('outcome'))
  const returnUrl = outcome.success ? await playFaceAsPerson(form.get('reference'), outcome.data) : null
  redirect(returnUrl ?? '/sandbox?told=unknown')
}
