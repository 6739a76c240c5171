const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 12 → 十二, 30 → 三十: the numbers of sections, up to 99. */
export function ordinal(number: number): string {
  const tens = Math.floor(number / 10)
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return `${ten}${digits[number % 10]}`
}
