import { isCommonPassword } from './common-passwords'
import { usernameKey } from './username'

export const passwordCharactersMin = 10
export const passwordCharactersMax = 128

const runs = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']
const runLengthMax = 7
const differentMin = 5
const ownDigitsMax = 5

/** Whose password it is: what others know or can find out of that person. */
export type PasswordOwner = { username: string; name?: string; idNumber?: string; mobile?: string }

/**
 * What is wrong with a new password, in words for whoever chose it; null: nothing. Length, what everybody tries first and what is known
 * of its owner (username, name, six digits in a row of ID number or mobile); no rules of composition (A-11, NIST SP 800-63B).
 */
export function passwordProblem(password: string, owner: PasswordOwner): string | null {
  const length = [...password].length
  if (length < passwordCharactersMin) return `密码至少 ${passwordCharactersMin} 个字符，可以用一句话`
  if (length > passwordCharactersMax) return `密码最多 ${passwordCharactersMax} 个字符`
  const lower = password.normalize('NFKC').toLowerCase()
  if (lower.includes(usernameKey(owner.username))) return '密码里不能有用户名，请换一个'
  if (holdsName(lower, owner.name ?? '')) return '密码里不能有您的姓名，请换一个'
  if (holdsDigits(lower, owner.idNumber ?? '')) return '密码里不能有您证件号码中的数字（例如生日），请换一个'
  if (holdsDigits(lower, owner.mobile ?? '')) return '密码里不能有您手机号码中的数字，请换一个'
  if (new Set(lower).size < differentMin) return `密码至少要有 ${differentMin} 个不同的字符`
  if (runs.some((run) => hasRun(lower, run))) return '密码里有连续的数字、字母或键盘顺序，太容易猜到，请换一个'
  if (isCommonPassword(password)) return '这个密码很多人在用，太容易猜到，请换一个：可以用一句只有您想得到的话'
  return null
}

function hasRun(password: string, run: string): boolean {
  for (let from = 0; from + runLengthMax < run.length; from += 1) {
    if (password.includes(run.slice(from, from + runLengthMax + 1))) return true
  }
  return false
}

/** A whole name of two characters or more, with or without its dots and spaces, or one of its parts in letters. */
function holdsName(password: string, name: string): boolean {
  const parts = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
  const long = parts.filter((part) => [...part].length >= (/\p{Script=Han}/u.test(part) ? 2 : 4))
  return [parts.join(''), ...long].some((part) => [...part].length >= 2 && password.includes(part))
}

function holdsDigits(password: string, number: string): boolean {
  const digits = number.replace(/\D/g, '')
  for (let from = 0; from + ownDigitsMax < digits.length; from += 1) {
    if (password.includes(digits.slice(from, from + ownDigitsMax + 1))) return true
  }
  return false
}
