import { addWorkingDays } from '@/lib/clock/working-days'
import type { Objection } from '@/lib/workflow/machine'

/** What decides whether somebody who passed everything is checked: what was signed, what was forfeited for the year, how 学历核查 stands. */
export type Grounds = { isSigned: boolean; forfeited: 'withdrawn' | 'declined' | null; isEducationOpen: boolean }

/** The four groups of E-36. */
export type WhyChecked = 'not-eligible' | 'declined' | 'withdrawn' | 'education'

export const whyWords: Record<WhyChecked, string> = {
  'not-eligible': '不适用告知承诺制',
  declined: '没有采用告知承诺制',
  withdrawn: '已撤回承诺',
  education: '已作出承诺，学历学位在线核查没有通过',
}

/** Why somebody who passed everything is checked; null: they committed and their diplomas were confirmed (E-36). */
export function whyChecked({ isSigned, forfeited, isEducationOpen }: Grounds): WhyChecked | null {
  if (forfeited) return forfeited
  if (!isSigned) return 'not-eligible'
  return isEducationOpen ? 'education' : null
}

/** Working days after the publication of scores within which all is checked and supplemented (E-14, E-36). */
export const checkDays = 10
/** Working days that whoever is asked has at least, however late the question came. */
export const supplementDaysMin = 5

/** When everything is to be checked and supplemented; null: no scores are out. */
export function checkEnd(publishedAt: Date | null): Date | null {
  return publishedAt && addWorkingDays(publishedAt, checkDays)
}

/** Until when material is taken that was asked for at `failedAt`: ten working days after the scores, or five from the question where fewer remain. */
export function supplementEnd(publishedAt: Date | null, failedAt: Date): Date {
  const [end, least] = [checkEnd(publishedAt), addWorkingDays(failedAt, supplementDaysMin)]
  return end && end > least ? end : least
}

/** Nothing is handed in that nobody asked for. */
export function supplementObjections({ isAsked }: { isAsked: boolean }): Objection[] {
  return isAsked ? [] : [{ message: '现在没有要补交的材料，请等待核查结果。' }]
}

/** 未配合核查 is done with once the scores are void. */
export function closeObjections({ isVoid }: { isVoid: boolean }): Objection[] {
  return isVoid ? [] : [{ message: '成绩还没有作废。请先在这项报名里办理作废，再办结核查。' }]
}

/** The unique key of the one check of a registration. */
export function checkKey(registrationId: string): string {
  return `check:${registrationId}`
}
