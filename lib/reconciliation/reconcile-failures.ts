/** Why a day could not be reconciled, as cashiers read it. */
export const failures = {
  unreachable: '支付机构没有回应，系统每小时再试一次。',
  refused: '支付机构没有出具这一天的账单，系统每小时再试一次。',
  unreadable: '账单太大或不是文件，请联系支付机构。',
  'not-configured': '没有配置支付机构的地址，请联系系统管理员。',
  'bad-bill': '账单中有不能识别的内容，整份账单没有采用。请支付机构更正，系统每小时再取一次。',
  'other-day': '账单中没有一笔属于这一天，整份账单没有采用。请支付机构重新出具，系统每小时再取一次。',
} as const
export type ReconcileFailure = keyof typeof failures
