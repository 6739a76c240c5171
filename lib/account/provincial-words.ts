/** Why 省政务服务网 did not let somebody in, by the word in the address of the sign-in page: what happened and what to do next. */
export const provincialWords = {
  unreachable: '省政务服务网暂时没有回应，没有登录。请过几分钟再点“省政务服务网认证入口”，或用用户名和密码登录。',
  cancelled: '您在省政务服务网取消了登录。需要时请再点“省政务服务网认证入口”。',
  refused:
    '这次认证已过期、已经用过，或者不是在这个浏览器里开始的，没有登录。请再点一次“省政务服务网认证入口”，中途不要换浏览器、不要用后退。',
  'too-many': '这个网络地址的登录次数太多，请一分钟后再试。',
  unreadable: '省政务服务网给的实名信息不完整，没有登录。请先在省政务服务网完成实名认证，再回到这里。',
  'other-entry': '您在省政务服务网用的是另一类用户。个人请在“个人登录”、单位经办人请在“单位登录”里点“省政务服务网认证入口”。',
  closed: '您的账号已注销或停用，不能登录。个人可在这里“立即注册”；单位经办人请联系单位管理员。有疑问请致电 0755-88100099。',
  'no-mobile': '您还没有本系统的账号，省政务服务网也没有登记您的手机号码。请先在省政务服务网绑定手机，或在这里“立即注册”。',
  'no-birth': '您还没有本系统的账号，省政务服务网没有给出您的性别和出生日期。请在这里“立即注册”。',
} as const

export type ProvincialWord = keyof typeof provincialWords

export function isProvincialWord(text: unknown): text is ProvincialWord {
  return typeof text === 'string' && Object.hasOwn(provincialWords, text)
}
