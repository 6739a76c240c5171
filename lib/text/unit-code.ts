const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * A 统一社会信用代码 (GB 32100, A-30) in capitals, half-width, without spaces; else words that say what to mend: wrong length, one of the
 * letters that it never has (I O S V Z), a wrong check character.
 */
export function checkUnitCode(typed: string): { ok: true; code: string } | { ok: false; message: string } {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}-]/gu, '')
    .toUpperCase()
  if (code === '') return refused('请填写统一社会信用代码')
  if (/^\d{15}$/.test(code)) return refused('这是旧的营业执照注册号，请填写营业执照上 18 位的统一社会信用代码')
  if (code.length !== 18) return refused(`统一社会信用代码是 18 位，您填了 ${[...code].length} 位`)
  const letter = /[IOSVZ]/.exec(code)?.[0]
  if (letter) return refused(`统一社会信用代码中没有字母 ${letter}，请核对是不是相近的数字`)
  if (!/^[1-9A-Y][1-9A-Y]\d{6}[0-9A-Y]{10}$/.test(code))
    return refused('统一社会信用代码由数字和大写字母组成，第 3 至 8 位是数字，请核对')
  return code.endsWith(unitCheckCharacter(code)) ? { ok: true, code } : refused('统一社会信用代码有误，请对照营业执照逐位核对')
}

/** The check character that belongs behind the first 17; what follows them is ignored. */
export function unitCheckCharacter(code: string): string {
  const sum = [...code.slice(0, 17)].reduce((total, character, place) => {
    return total + characters.indexOf(character) * (3 ** place % 31)
  }, 0)
  return characters.charAt((31 - (sum % 31)) % 31)
}

function refused(message: string): { ok: false; message: string } {
  return { ok: false, message }
}
