// CommonJS: under Node's own loader it has no named exports.
import chineseDays from 'chinese-days'
import { isoDay } from './format'

const dayMilliseconds = 86_400_000

/** Is this day (2026-10-10, Asia/Shanghai) a working day? */
export type Calendar = (day: string) => boolean

/** The official calendar with its 调休 workdays; days not yet announced count by their weekday. */
export const officialCalendar: Calendar = (day) => {
  const [year, month, date] = day.split('-').map(Number)
  // A local Date, because the library judges weekends in the time zone of the process.
  return chineseDays.getDayDetail(new Date(year ?? 0, (month ?? 1) - 1, date)).work
}

/** The official calendar as the office has amended it, so that next year's days need no release. */
export function amendedCalendar(amendments: Readonly<Record<string, 'work' | 'rest'>>, official = officialCalendar): Calendar {
  return (day) => (amendments[day] ? amendments[day] === 'work' : official(day))
}

/**
 * 24:00 of the `days`-th working day after the day of `from` in Asia/Shanghai, as the next day's 00:00; the day of `from` itself does
 * not count. Nothing to count: `from` itself.
 */
export function addWorkingDays(from: Date, days: number, calendar = officialCalendar): Date {
  if (days <= 0) return from
  let midnight = startOfDay(from)
  for (let left = days; left > 0; ) {
    midnight = new Date(midnight.getTime() + dayMilliseconds)
    if (calendar(isoDay(midnight))) left -= 1
  }
  return new Date(midnight.getTime() + dayMilliseconds)
}

/** The latest day (its 00:00) on which something may start that takes `days` working days and must be over by `until`. */
export function latestStart(until: Date, days: number, calendar = officialCalendar): Date {
  let start = startOfDay(until)
  while (addWorkingDays(start, days, calendar) > until) start = new Date(start.getTime() - dayMilliseconds)
  return start
}

/** 00:00 in Asia/Shanghai of the day that `at` lies in. */
export function startOfDay(at: Date): Date {
  return new Date(`${isoDay(at)}T00:00:00+08:00`)
}
