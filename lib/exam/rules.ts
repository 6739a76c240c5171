import type { Answers } from '@/lib/workflow/form'
import { isOpen, type Objection, type Window } from '@/lib/workflow/machine'
import type { ExamFeatures } from './features'

/** Rules told before confirming: those of the exam, or else in the words of the notice of 职称考评结合专业知识考试 (seed 000, annex 4). */
export function rulesTold(features: Pick<ExamFeatures, 'rules'>): readonly string[] {
  return features.rules ?? eligibilityRules
}

export const eligibilityRules = [
  '公务员不可以报名。',
  '没有深圳户籍的，须在深圳工作一年以上，一般以社保缴交情况为准；也没有在深圳缴交社保的，不符合报名条件。',
  '没有国籍限制。',
  '不符合报考条件而参加考试的，成绩作废。',
] as const

/** What the candidate's own answers rule out for certain. */
export function eligibilityObjections(answers: Answers): Objection[] {
  const objections: Objection[] = []
  if (answers.employerKind === 'civil-servant')
    objections.push({ message: '公务员不可以报名这项考试。如单位性质选错了，请返回修改。', href: 'details' })
  if (answers.household === 'elsewhere' && answers.socialInsurance === 'no') {
    objections.push({
      message: '没有深圳户籍、也没有在深圳缴交社保的，不符合报名条件。如填写有误，请返回修改。',
      href: 'details',
    })
  }
  return objections
}

/** What the answers make doubtful: told, and left to the candidate, because the notice says 一般情况下. */
export function eligibilityDoubts(answers: Answers): string[] {
  const months = Number(answers.socialInsuranceMonths)
  if (answers.household === 'elsewhere' && answers.socialInsurance === 'yes' && months < 12) {
    return [
      `您填写的在深社保是 ${months} 个月。没有深圳户籍的须在深圳工作一年以上，请确认自己符合条件；不符合的，成绩作废、费用不退。`,
    ]
  }
  return []
}

/** A payment counts if the payer paid inside the window, whenever the news comes. */
export function paidInTime(facts: { settledAt: Date | null; windows: { payment: Window } }): Objection[] {
  if (facts.settledAt && isOpen(facts.windows.payment, facts.settledAt)) return []
  return [{ message: '没有在缴费时间内到账的款项。' }]
}
