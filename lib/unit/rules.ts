import type { Objection } from '@/lib/workflow/machine'

const unitUsername = /^[a-z][a-z0-9_]{5,19}$/i

/** A username for a unit account as it is kept, or what is wrong with it. */
export function checkUnitUsername(typed: string): { ok: true; username: string } | { ok: false; message: string } {
  const username = typed.normalize('NFKC').trim()
  if (unitUsername.test(username)) return { ok: true, username }
  return { ok: false, message: '用户名须为 6 至 20 个字母、数字或下划线，以字母开头' }
}

/** Why another registration cannot be begun; empty: it can. */
export function openingObjections({ hasDraft }: { hasDraft: boolean }): Objection[] {
  return hasDraft ? [{ message: '您有一项单位注册还没有提交，请到“单位注册”的列表继续填写，或先撤销它。' }] : []
}

type Asking = { username: string; isCodeTaken: boolean; isUsernameTaken: boolean }

/** Why the unit cannot be registered as it was typed; empty: it can. Asked at 提交 and again at 通过. */
export function registrationObjections({ username, isCodeTaken, isUsernameTaken }: Asking): Objection[] {
  return [
    ...(isCodeTaken ? [{ message: '这个统一社会信用代码已经注册了单位。请联系本单位的管理员，由其添加经办人。' }] : []),
    ...(isUsernameTaken ? [{ message: `用户名 ${username} 已被使用，请换一个管理员用户名。` }] : []),
  ]
}
