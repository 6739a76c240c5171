import { usernameKey } from './username'

export const passwordCharactersMin = 10
export const passwordCharactersMax = 128

const runs = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']
const runLengthMax = 7
const differentMin = 5

/** What is wrong with a new password, in words for whoever chose it; null: nothing. Length and what everybody tries first, no rules of composition. */
export function passwordProblem(password: string, username: string): string | null {
  const length = [...password].length
  if (length < passwordCharactersMin) return `密码至少 ${passwordCharactersMin} 个字符，可以用一句话`
  if (length > passwordCharactersMax) return `密码最多 ${passwordCharactersMax} 个字符`
  const lower = password.normalize('NFKC').toLowerCase()
  if (lower.includes(usernameKey(username))) return '密码里不能有用户名'
  if (new Set(lower).size < differentMin) return `密码至少要有 ${differentMin} 个不同的字符`
  return runs.some((run) => hasRun(lower, run)) ? '密码里有连续的数字、字母或键盘顺序，太容易猜到，请换一个' : null
}

function hasRun(password: string, run: string): boolean {
  for (let from = 0; from + runLengthMax < run.length; from += 1) {
    if (password.includes(run.slice(from, from + runLengthMax + 1))) return true
  }
  return false
}
