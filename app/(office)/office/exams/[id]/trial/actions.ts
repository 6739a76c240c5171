'use server'
import { notFound } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import type { EligibilityAnswer } from '@/lib/exam/conditions/read-eligibility'
import { tryConditions } from '@/lib/exam/config/try-conditions'
import { fieldsIn } from '@/lib/workflow/answers-in'

export async function trialAction(sessionId: string, _: EligibilityAnswer, formData: FormData): Promise<EligibilityAnswer> {
  const form = postedForm(formData)
  const answer = await tryConditions(await requireViewer('staff'), sessionId, fieldsIn(form), form.get('then'))
  return answer ?? notFound()
}
