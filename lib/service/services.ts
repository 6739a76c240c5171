/** What a service is called on screen, in the words of the manual (seed 003); everything else about it is its machine and form. */
export type Service = {
  /** The menu and the 管理页面. */
  title: string
  /** The button on the 管理页面; null: the office begins it. */
  apply: string | null
  /** The last button of the form. */
  submit: string
  /** The button that opens the form again, where 修改 would not say what is wanted. */
  edit?: string
  /** What the request is about, to be chosen first. */
  about: string
  /** For the hub, one sentence. */
  what: string
}

/** By kind of case; the hub shows them in this order (S-01). */
export const services: Readonly<Record<string, Service>> = {
  'exam-refund': {
    title: '考试退费',
    apply: '申请考试退费',
    submit: '提交',
    about: '缴费订单',
    what: '重复缴费等情形，选择订单申请，款项原路退回付款账户。',
  },
  'score-recheck': {
    title: '成绩复查',
    apply: '申请成绩复查',
    submit: '提交',
    about: '要复查的科目',
    what: '成绩公布之日起 30 天内，每一科可以申请一次，结果写明做了哪些核对。',
  },
  'qualification-check': {
    title: '报考资格在线核查',
    apply: null,
    submit: '提交',
    edit: '补交材料',
    about: '报名',
    what: '成绩发布后，全科合格而需要人工核查的，系统自动列在这里：看核查结果，按意见补交材料。',
  },
  'unit-registration': {
    title: '单位注册',
    apply: '申请单位注册',
    submit: '提交',
    about: '要注册的单位',
    what: '实名的个人为所在单位注册，审核通过后成为单位管理员，再添加经办人并授权。',
  },
}

/** The service of a kind; null: there is none, or it is no service. */
export function serviceOf(kind: string): Service | null {
  return Object.hasOwn(services, kind) ? (services[kind] ?? null) : null
}
