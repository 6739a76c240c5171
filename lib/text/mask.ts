/** 110105********1234: enough for the owner to recognise, too little for others to use. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length < 8
    ? '*'.repeat(idNumber.length)
    : `${idNumber.slice(0, 4)}${'*'.repeat(idNumber.length - 6)}${idNumber.slice(-2)}`
}

/** 138****8000 */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
}

/** 欧阳*, 阿卜****** for a public page: of a Han name at most two characters are left, of others the first letter. Whole characters, never halves of a pair. */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return '*'
  if (!/\p{Script=Han}/u.test(name)) return `${characters[0]}***`
  const shown = characters.slice(0, Math.min(2, characters.length - 1))
  return shown.join('').padEnd(shown.join('').length + characters.length - shown.length, '*')
}

/** **** **** 4567: the last four digits, as banks print them. */
export function maskBankAccount(account: string): string {
  return `**** **** ${account.slice(-4)}`
}
