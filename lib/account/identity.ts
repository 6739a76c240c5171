import { isoDay } from '@/lib/clock/format'
import { checkDigit, readIdNumber, type Sex } from '@/lib/text/id-number'
import { nameCharactersMax, normaliseName } from '@/lib/text/name'
import { type IdKind, idKinds } from './id-kinds'

export type IdNumberVerdict = { ok: true; number: string; sex?: Sex; birthDate?: string } | { ok: false; message: string }

/**
 * Is this a number of that kind of document? Answers it half-width, in capitals, without spaces; of the 18-digit kinds also sex and
 * birth date. What a later card of the same person changes is dropped (the issue digits of the permits), so that one person stays one.
 * Else words that say what to do, and where the number plainly belongs to another kind, name that kind. `at` says what day it is.
 * Passports of some countries look like permits (Korea: M and eight digits), so those two can only be told apart by the bank.
 */
export function checkIdNumber(kind: IdKind, typed: string, at = new Date()): IdNumberVerdict {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()
  if (number === '') return refused('请填写证件号')
  if (/^\d{15}$/.test(number)) return refused('15 位的第一代居民身份证已停止使用，请填写第二代居民身份证上的 18 位号码')
  if (!shapes[kind].pattern.test(number)) return refused(wrongShape(kind, number))
  if (number.length === 18) return checkEighteen(number, at)
  if (kind === 'foreignPermanentId') return checkOldForeign(number)
  return {
    ok: true,
    number: kind === 'hkMacauPermit' ? number.slice(0, 9) : kind === 'taiwanPermit' ? number.slice(0, 8) : number,
  }
}

// 81, 82 and 83 are residents of Hong Kong, Macao and Taiwan, 9 a foreigner; 999999 is nowhere and belongs to the invented people of demo and tests.
const shapes: Record<IdKind, { pattern: RegExp; words: string }> = {
  residentId: {
    pattern: /^(?!8[123]|9(?!99999))\d{17}[\dX]$/,
    words: '居民身份证号码是 18 位，前 17 位是数字，最后一位是数字或 X',
  },
  residencePermit: {
    pattern: /^8[123]\d{15}[\dX]$/,
    words: '港澳台居民居住证号码是 18 位，以 81、82 或 83 开头，最后一位是数字或 X',
  },
  foreignPermanentId: {
    pattern: /^(?:[A-Z]{3}\d{12}|9(?!99999)\d{16}[\dX])$/,
    words: '外国人永久居留身份证号码是以 9 开头的 18 位号码，或旧版证件上的 3 个字母加 12 位数字',
  },
  hkMacauPermit: { pattern: /^[HM]\d{8}(?:\d{2})?$/, words: '港澳居民来往内地通行证号码是字母 H 或 M 加 8 位数字' },
  taiwanPermit: {
    pattern: /^\d{8}(?:\d{2}(?:\(?[A-Z]\)?)?)?$/,
    words: '台湾居民来往大陆通行证号码是 8 位数字；旧版证件后面还有 2 位数字和括号里的字母，可以一并填写',
  },
  passport: { pattern: /^(?=.*\d)[A-Z0-9]{5,9}$/, words: '护照号码是 5 至 9 位字母和数字，不含其他符号' },
}

function wrongShape(kind: IdKind, number: string) {
  const { words } = shapes[kind]
  const other = (Object.keys(shapes) as IdKind[]).find((one) => one !== kind && plainly(one).test(number))
  if (other) return `这是${idKinds[other]}的号码，请把证件类型改为“${idKinds[other]}”，或核对证件号`
  return /^\d+X?$/.test(number) && kind !== 'passport' ? `${words}，您填了 ${number.length} 位` : words
}

/** What is a passport's number and not a permit's with a digit missing. */
function plainly(kind: IdKind) {
  return kind === 'passport' ? /^(?![HM]\d+$)(?=.*[A-Z])(?=.*\d)[A-Z0-9]{8,9}$/ : shapes[kind].pattern
}

/** GB 11643, which all three 18-digit kinds follow. */
function checkEighteen(number: string, at: Date): IdNumberVerdict {
  if (number[17] !== checkDigit(number)) return refused('证件号有误（最后一位与前 17 位不符），请对照证件逐位核对')
  const read = readIdNumber(number)
  const typedDay = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!read) return refused(`证件号第 7 至 14 位是出生日期，没有 ${typedDay} 这一天，请对照证件逐位核对`)
  return read.birthDate > isoDay(at)
    ? refused(`证件号中的出生日期 ${typedDay} 还没有到，请对照证件逐位核对`)
    : { ok: true, ...read }
}

/** The card before 2023: nationality, place, YYMMDD, order, and the check digit of machine-readable documents (ICAO 9303: 7, 3, 1). */
function checkOldForeign(number: string): IdNumberVerdict {
  const sum = [...number.slice(0, 14)].reduce((total, character, place) => {
    return total + Number.parseInt(character, 36) * ([7, 3, 1][place % 3] ?? 0)
  }, 0)
  if (sum % 10 !== Number(number[14])) return refused('证件号有误（最后一位与前 14 位不符），请对照证件逐位核对')
  const [, month = '', day = ''] = /^.{9}(\d\d)(\d\d)/.exec(number) ?? []
  // The century is not in the number, and 2000 had a 29 February.
  const isDay =
    Number(month) >= 1 &&
    Number(day) >= 1 &&
    new Date(Date.UTC(2000, Number(month) - 1, Number(day))).getUTCMonth() === Number(month) - 1
  return isDay ? { ok: true, number } : refused('证件号第 8 至 13 位是出生年月日，您填的不是一个日期，请对照证件逐位核对')
}

/**
 * A name as it is registered (A-13; spelling: `normaliseName`), or words that say what to mend. Refused are digits, symbols, emoji and
 * invisible or private characters, a stop where the middle dot belongs, spaces between Han characters, and more than 60 characters.
 */
export function checkName(typed: string): { ok: true; name: string } | { ok: false; message: string } {
  const single = typed
    .normalize('NFC')
    .replace(/[\u0020\u00a0\u3000]+/g, ' ')
    .trim()
  if (single === '') return refused('请填写姓名')
  if ([...single].length > nameCharactersMax)
    return refused(
      `姓名最多 ${nameCharactersMax} 个字符（银行登记的户名最长 ${nameCharactersMax} 个字符），请照银行登记的写法填写`,
    )
  const name = normaliseName(typed)
  if (!name) return refused('姓名中有看不见或无法识别的字符，请用输入法重新输入；生僻字请用国家标准编码的字，写法与银行登记一致')
  if (/\p{N}/u.test(name.replaceAll('〇', ''))) return refused('姓名中不能有数字，请照银行登记的姓名填写')
  if (/\p{Script=Han}[.。,，、]\p{Script=Han}/u.test(name)) return refused('姓名中的间隔号请填“·”，不要用句号、逗号或顿号代替')
  if (/\p{Script=Han} \p{Script=Han}/u.test(name)) return refused('姓名的汉字之间不要有空格')
  const [stranger] = /[^\p{L}\p{M}〇 ·'’.-]/u.exec(name) ?? []
  if (stranger) return refused(`姓名中不能有“${stranger}”，请照银行登记的姓名填写`)
  if (!/\p{L}|〇/u.test(name)) return refused('请填写姓名')
  if (/^·|·$|··/.test(name)) return refused('间隔号“·”应在姓名的两部分之间，请核对')
  return { ok: true, name }
}

function refused(message: string): { ok: false; message: string } {
  return { ok: false, message }
}
