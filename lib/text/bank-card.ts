/** Why this is not the number of a bank card, in words that say how to mend it; null: it may be one (Luhn, 16 to 19 digits). */
export function bankCardProblem(typed: string): string | null {
  const number = bankCardDigits(typed)
  if (number === '') return '请填写银行卡号'
  if (!/^\d+$/.test(number)) return '银行卡号只有数字，请照卡面填写'
  if (number.length < 16 || number.length > 19) return `银行卡号是 16 至 19 位数字，您填了 ${number.length} 位`
  return isLuhn(number) ? null : '卡号有误，请对照银行卡逐位核对'
}

/** The number without the spaces and full-width digits that people type it with. */
export function bankCardDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '')
}

/** ISO/IEC 7812: every second digit from the right counts twice, the sum is a multiple of ten. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const counted = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (counted > 9 ? counted - 9 : counted)
  }, 0)
  return sum % 10 === 0
}
