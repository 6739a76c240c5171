'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import type { QuestionsAnswer } from '@/components/account/questions-form'
import { putOff } from '@/lib/access/put-off'
import { requireViewer } from '@/lib/access/session'
import { safePath } from '@/lib/account/safe-path'
import { setSecurityQuestions } from '@/lib/account/security-questions'

export async function setQuestionsAction(_: QuestionsAnswer | null, sent: FormData): Promise<QuestionsAnswer> {
  const viewer = await requireViewer(undefined, '/profile/questions')
  const form = postedForm(sent)
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 1000)
  const chosen = [0, 1, 2].map((place) => ({ question: text(`question-${place}`), answer: text(`answer-${place}`) }))
  const set = await setSecurityQuestions(viewer, chosen, text('password'))
  if (set.ok) redirect('/profile/questions?set=1')
  return { message: set.message, chosen, ...(set.problem ? { problem: set.problem } : {}) }
}

/** 以后再说 */
export async function laterAction(sent: FormData) {
  await putOff('questions')
  redirect(safePath(postedForm(sent).get('back'), '/profile'))
}
