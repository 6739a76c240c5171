'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { SignAnswer } from '@/components/exam/sign-form'
import { requestOrigin } from '@/lib/access/origin'
import { requireViewer } from '@/lib/access/session'
import { signInOrigin } from '@/lib/access/sign-in-origin'
import { sendSigningCode, signCommitment } from '@/lib/exam/sign-commitment'

const textSchema = z.string().max(1000).catch('')

/** 签署承诺书, or sends the SMS code that it is signed with. */
export async function signCommitmentAction(_: SignAnswer, sent: FormData): Promise<SignAnswer> {
  const since = performance.now()
  const form = postedForm(sent)
  const viewer = await requireViewer('person')
  const field = (name: string) => textSchema.parse(form.get(name))
  const caseId = field('caseId')
  if (field('then') === 'send') {
    const code = await sendSigningCode(viewer, caseId, await signInOrigin())
    return code.ok ? { message: '验证码已发送，5 分钟内有效。', sent: true } : { message: `${code.message}。` }
  }
  const proof = { password: field('password'), code: field('code'), letterId: field('letterId') }
  const signed = await signCommitment(viewer, { caseId, ...proof, origin: await requestOrigin() }, since)
  return signed.ok ? redirect(`/exams/${encodeURIComponent(field('sessionId'))}/done`) : { message: signed.message }
}
