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

/** How many working days lie after the day of `from` up to and with the day of `to`; counted to `most` at most. */
export function workingDaysBetween(from: Date, to: Date, most = 99, calendar = officialCalendar): number {
  const until = startOfDay(to).getTime()
  let counted = 0
  for (let at = startOfDay(from).getTime() + dayMilliseconds; at <= until && counted < most; at += dayMilliseconds) {
    if (calendar(isoDay(new Date(at)))) counted += 1
  }
  return counted
}

/** Whatever began before this instant has had its `days` (one or more) working days, and they are over at `at` (O-20). */
export function overdueSince(at: Date, days: number, calendar = officialCalendar): Date {
  let midnight = startOfDay(at)
  for (let left = days; left > 0; ) {
    midnight = new Date(midnight.getTime() - dayMilliseconds)
    if (calendar(isoDay(midnight))) left -= 1
  }
  return midnight
}

/** 00:00 in Asia/Shanghai of the day that `at` lies in. */
export function startOfDay(at: Date): Date {
  return new Date(`${isoDay(at)}T00:00:00+08:00`)
}
