import type { Queryable } from '@/db/client'
import { hadFalseCommitment, listCommitments, listDishonesty } from '@/db/queries/commitment'
import { day } from '@/lib/clock/format'

/**
 * Why this person may not choose 告知承诺制 for that exam and year, in words; null: they may (E-12). Not chosen or withdrawn before holds
 * for the year; a false commitment before, also when its 记录期 is over, and a 记录期 of the dishonesty registry while it lasts, keep from it too.
 */
export async function mayCommit(
  on: Queryable,
  personId: string,
  { exam, year }: { exam: string; year: number },
  at: Date,
): Promise<string | null> {
  const [before, entries, wasFalse] = await Promise.all([
    listCommitments(personId, exam, year, on),
    listDishonesty(personId, at, on),
    hadFalseCommitment(personId, at, on),
  ])
  if (before.some(({ what }) => what === 'withdrawn'))
    return '您本年度在这项考试中已撤回承诺，不再适用告知承诺制，请上传证明材料，审核通过后缴费。'
  if (before.some(({ what }) => what === 'declined'))
    return '您本年度在这项考试中已选择不采用告知承诺制，不能再改为采用，请上传证明材料，审核通过后缴费。'
  if (wasFalse) return '您曾在资格考试报名中作出不实承诺，不适用告知承诺制，请上传证明材料，审核通过后缴费。'
  const [entry] = entries
  if (!entry) return null
  const until = entry.endsAt ? `（至 ${day(entry.endsAt)}）` : ''
  return `您在资格考试诚信档案库的记录期内${until}，不适用告知承诺制，请上传证明材料，审核通过后缴费。`
}
