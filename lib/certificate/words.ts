/** 2020年11月 of 2020-11-22. */
export function monthInWords(day: string): string {
  const [year, month] = day.split('-')
  return `${year}年${Number(month)}月`
}

/** 2020年11月22日 of 2020-11-22. */
export function dayInWords(day: string): string {
  return `${monthInWords(day)}${Number(day.split('-')[2])}日`
}
