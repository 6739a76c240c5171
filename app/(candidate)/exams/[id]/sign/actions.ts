'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { SignAnswer } from '@/components/exam/sign-form'
import { requestOrigin } from '@/lib/access/origin'
import { requireViewer } from '@/lib/access/session'
import { signInOrigin } from '@/lib/access/sign-in-origin'
import { sendStepUpCode, stepUp } from '@/lib/account/step-up'
import { signCommitment } from '@/lib/exam/sign-commitment'

const textSchema = z.string().max(1000).catch('')

/** 签署承诺书, or sends the SMS code that it is signed with. */
export async function signCommitmentAction(_: SignAnswer, posted: FormData): Promise<SignAnswer> {
  const since = performance.now()
  const form = postedForm(posted)
  const viewer = await requireViewer('person')
  const field = (name: string) => textSchema.parse(form.get(name))
  const about = { purpose: 'commitment', about: field('caseId') }
  if (field('then') === 'send') {
    const sent = await sendStepUpCode(viewer, about, await signInOrigin())
    return sent.ok ? { message: '验证码已发送，5 分钟内有效。', sent: true } : { message: `${sent.message}。` }
  }
  const proved = await stepUp(viewer, { ...about, password: field('password'), code: field('code') })
  if (!proved.ok) return { message: proved.message }
  const signature = { letterId: field('letterId'), signedBy: proved.by, ...(await requestOrigin()) }
  const signed = await signCommitment(viewer, about.about, signature, since)
  return signed.ok ? redirect(`/exams/${encodeURIComponent(field('sessionId'))}/done`) : { message: signed.message }
}
