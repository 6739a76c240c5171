export type Sex = '男' | '女'

/** What an 18-digit number says of its owner. */
export type IdNumber = { number: string; sex: Sex; birthDate: string }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/**
 * Reads an 18-digit ID number (GB 11643): its tidy spelling, the sex and the birth date (`1992-03-14`) in it.
 * Full-width digits, spaces and a small x are tolerated. Null: wrong length, no real day between 1900 and 2099, wrong check digit.
 */
export function readIdNumber(typed: string): IdNumber | null {
  const number = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number) || number[17] !== checkDigit(number)) return null
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthDate)) return null
  return { number, sex: Number(number[16]) % 2 === 1 ? '男' : '女', birthDate }
}

/** The check digit that belongs behind the first 17 digits; what follows them is ignored. */
export function checkDigit(digits: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return checkCharacters.charAt(sum % 11)
}

function isDay(text: string) {
  const day = new Date(`${text}T00:00:00Z`)
  return /^(19|20)/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
