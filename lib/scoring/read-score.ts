import { codesInWords } from './codes'

/**
 * A typed score, or what is wrong with it and what to do. Digits and minus signs of any width count; one decimal at most. Two numbers in a cell
 * are not one, and a raised digit is a note. Pure.
 */
export function readScore(typed: string, fullMarks: number): number | string {
  const text = (/[\p{Nd}.．]\s+[\p{Nd}.．]|\p{No}/u.test(typed) ? typed : plain(typed)).replace(/^[−–—]/, '-')
  if (text === '') return `成绩为空：${codesInWords}`
  if (/^-[124](\.0+)?$/.test(text)) return Number(text)
  if (!/^\d{1,6}(\.\d{1,9})?$/.test(text)) return `不是成绩：应为 0 至 ${fullMarks} 的数；${codesInWords}`
  if (/\.\d+[1-9]/.test(text)) return '成绩最多一位小数'
  const score = Number(text)
  return score <= fullMarks ? score : `超出满分 ${fullMarks}`
}

/** Without spaces, and in the usual width. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
}
