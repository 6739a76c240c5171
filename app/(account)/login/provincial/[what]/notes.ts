type Note = {
  title: string
  lead: string
  steps: readonly string[]
  /** Signed in: on to where they were going; else back to the sign-in page. */
  onwards: boolean
  also?: { href: string; label: string }
}

/** What somebody who came by 省政务服务网 is told on a page of its own, by the last part of its address. */
export const notes: Readonly<Record<string, Note>> = {
  name: {
    title: '您的姓名与本系统登记的不同',
    lead: '已按证件号码登录到您的账号。省政务服务网登记的姓名和本系统的不一样，本系统的姓名没有改动。',
    steps: [
      '改过姓名的：到“用户信息维护”修改姓名，要用银行和短信重新验证；已经交的报名表不变。',
      '不是您本人的账号：请立即退出，并致电 0755-88100099。',
    ],
    onwards: true,
    also: { href: '/profile/change', label: '用户信息维护' },
  },
  unit: {
    title: '您的单位还没有在本系统注册',
    lead: '没有登录，也没有建立账号。经省政务服务网来的单位用户是单位经办人，要先有单位。',
    steps: [
      '请单位管理员先在本系统注册单位，由人社部门审核。',
      '审核通过后，您再从“省政务服务网认证入口”登录，就是这个单位的经办人。',
      '单位管理员给您授权后，您才能办理业务。',
      '单位已经注册的：请核对省政务服务网上的统一社会信用代码，或致电 0755-88100099。',
    ],
    onwards: false,
  },
}
