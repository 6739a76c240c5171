/** How the owner reads what happened to the account. */
export const securityWords = {
  'sign-in': '登录',
  'sign-in-failed': '登录没有成功',
  'confirm-failed': '登录以后输错了密码',
  'password-changed': '修改密码',
  'password-reset': '通过“忘记密码？”重置密码',
  'questions-set': '设置密保问题',
  'session-ended': '结束一个登录',
  'sessions-ended': '结束其他所有登录',
  'data-downloaded': '下载本人的全部资料',
  'account-closed': '注销账号',
  enrolled: '设置密码和动态口令',
} as const
export type SecurityEventName = keyof typeof securityWords

/** What somebody else may have tried: these are marked. */
const warnings: readonly string[] = ['sign-in-failed', 'confirm-failed', 'password-reset']

export function securityEventWords(name: string): { words: string; warns: boolean } {
  const words = Object.hasOwn(securityWords, name) ? securityWords[name as SecurityEventName] : '账号有变动'
  return { words, warns: warnings.includes(name) }
}
