'use server'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import type { EligibilityAnswer } from '@/lib/exam/conditions/read-eligibility'
import { tryConditions } from '@/lib/exam/config/try-conditions'
import { fieldsIn } from '@/lib/workflow/answers-in'

export async function trialAction(sessionId: string, _: EligibilityAnswer, formData: FormData): Promise<EligibilityAnswer> {
  const form = postedForm(formData)
  // What a call is bound to comes from the browser, too.
  const asked = typeof sessionId === 'string' ? sessionId : ''
  const answer = await tryConditions(await requireViewer('staff'), asked, fieldsIn(form), form.get('then'))
  return answer ?? { answers: {}, problems: {}, message: '没有找到这项考试。', exams: null }
}
