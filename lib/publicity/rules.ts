import { fullDay, isoDay } from '@/lib/clock/format'
import { addWorkingDays, startOfDay, workingDaysBetween } from '@/lib/clock/working-days'

/** 公示 lasts five working days at least (T-22, Q-03). */
export const workingDaysMin = 5
const daysMax = 60
const daysAheadMax = 90
const dayMilliseconds = 86_400_000

/** Half-open, both at 00:00 in Asia/Shanghai: the day after the last one begins when it ends. */
export type PublicityDays = { startsAt: Date; endsAt: Date }
export type PublicityPhase = 'coming' | 'running' | 'over' | 'withdrawn'

/** Where a 公示 stands at that instant; once withdrawn it stays so. */
export function phaseOf(
  { startsAt, endsAt, withdrawnAt }: PublicityDays & { withdrawnAt: Date | null },
  at: Date,
): PublicityPhase {
  if (withdrawnAt) return 'withdrawn'
  if (at < startsAt) return 'coming'
  return at < endsAt ? 'running' : 'over'
}

/** The last day on which it is shown. */
export function lastDayOf({ endsAt }: PublicityDays): Date {
  return new Date(endsAt.getTime() - 1)
}

/** 公示 whose first and last day (2020-10-21) an officer chose at `at`, or why it cannot be those, in words. */
export function readPublicityDays(chosen: { first: string; last: string }, at: Date): PublicityDays | string {
  const [startsAt, lastDay] = [readDay(chosen.first), readDay(chosen.last)]
  if (!startsAt) return '请填写公示的第一天。'
  if (!lastDay) return '请填写公示的最后一天。'
  // Whole days only: today has begun already.
  if (startsAt <= at) return '公示从整天开始，第一天最早是明天。'
  if (daysBetween(at, startsAt) > daysAheadMax) return `第一天在 ${daysAheadMax} 天以后，请核对日期。`
  if (lastDay < startsAt) return '最后一天早于第一天，请核对日期。'
  if (daysBetween(startsAt, lastDay) >= daysMax) return `公示最长 ${daysMax} 天，请核对最后一天。`
  const before = new Date(startsAt.getTime() - dayMilliseconds)
  const worked = workingDaysBetween(before, lastDay)
  if (worked < workingDaysMin) {
    const earliest = lastDayOf({ startsAt, endsAt: addWorkingDays(before, workingDaysMin) })
    return `这些天里只有 ${worked} 个工作日，公示至少 ${workingDaysMin} 个工作日：从${fullDay(startsAt)}起，最早到${fullDay(earliest)}。`
  }
  return { startsAt, endsAt: new Date(lastDay.getTime() + dayMilliseconds) }
}

/** The next working day, and the fifth one counted from it: what an officer is offered. */
export function proposedDays(at: Date): { first: string; last: string } {
  const [first, last] = [addWorkingDays(at, 1), addWorkingDays(at, workingDaysMin)]
  return { first: isoDay(new Date(first.getTime() - 1)), last: isoDay(new Date(last.getTime() - 1)) }
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - startOfDay(from).getTime()) / dayMilliseconds)
}

function readDay(text: string): Date | null {
  const typed = text.normalize('NFKC').trim()
  const day = /^\d{4}-\d\d-\d\d$/.test(typed) ? new Date(`${typed}T00:00:00+08:00`) : null
  // 30 February would become a day in March.
  return day && !Number.isNaN(day.getTime()) && isoDay(day) === typed ? day : null
}
