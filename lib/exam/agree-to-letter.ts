import { insertAgreement } from '@/db/queries/exam'
import type { Origin } from '@/lib/access/origin'
import type { Viewer } from '@/lib/access/viewer'
import { refuse } from '@/lib/workflow/refusal'
import { editAnswers } from '@/lib/workflow/save-answers'
import { letterField } from './form'
import type { RegistrationFacts } from './machine'

/** Keeps that this version of a letter was read and agreed to, when and from where (E-02). Refuses a version that is no longer the newest. */
export function agreeToLetter(
  viewer: Viewer,
  caseId: string,
  agreed: { key: string; letterId: string },
  from: Origin,
  since: number,
) {
  return editAnswers(viewer, caseId, since, async ({ tx, at, facts, answers, form }) => {
    const letter = (facts as RegistrationFacts).frame.letters.find((one) => one.key === agreed.key)
    if (!Object.hasOwn(form.steps, agreed.key)) return refuse('wrong_state', '报名信息确认后不需要再同意。')
    if (!letter || letter.id !== agreed.letterId) return refuse('conflict', '这份文件刚刚更新，请阅读新的内容。')
    await insertAgreement(tx, { caseId, letterId: letter.id, agreedAt: at, ...from })
    return { answers: { ...answers, [letterField(letter.key)]: letter.id } }
  })
}
