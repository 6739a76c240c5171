/** A calendar month, `2016-07`: diplomas, jobs and certificates are known to the month. */
export type Month = string

/** Months since the year 0, so that months can be counted; `monthOf` turns it back. */
export function monthNumber(month: Month): number {
  const [year, number] = month.split('-').map(Number)
  return (year ?? 0) * 12 + (number ?? 1) - 1
}

export function monthOf(number: number): Month {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

/** The last month that is over at the end of this day (`2020-12-31`): only whole months count. */
export function lastWholeMonth(day: string): Month {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return monthOf(monthNumber(day.slice(0, 7)) - (date < days ? 1 : 0))
}

/** 2016年7月 */
export function monthWords(month: Month): string {
  const number = monthNumber(month)
  return `${Math.floor(number / 12)}年${(number % 12) + 1}月`
}

/** 4年5个月, 4年, 5个月; 0个月 of nothing. */
export function monthsWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return `${years > 0 ? `${years}年` : ''}${rest > 0 || years === 0 ? `${rest}个月` : ''}`
}
