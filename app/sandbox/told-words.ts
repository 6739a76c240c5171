import { payActionLabels } from '@/components/sandbox/pay-action-labels'

const words: Record<string, { text: string; wrong?: true }> = {
  clock: { text: '时钟已设置，到期的事项已经办完。' },
  sms: { text: '已安排，下一条短信照此处理。' },
  refund: { text: '已安排，支付机构对下一笔退款照此答复。' },
  bank: { text: '已安排，银行下一次核验这个账号时照此答复。' },
  education: { text: '已安排，学信网对这个编号从现在起照此答复。' },
  'wrong-certificate': { text: '请填写毕业证书编号，4 至 40 位。', wrong: true },
  'wrong-account': { text: '请填写银行账号，16 至 19 位数字。', wrong: true },
  'wrong-time': { text: '请填写完整的日期和时间，年份在 2000 至 2099 之间。', wrong: true },
  unknown: { text: '没有这个订单或这种操作，请从列表中选择。', wrong: true },
}

/** What the page says after something was done; null: nothing, or a word that nobody here wrote. */
export function toldWords(told: unknown): { text: string; wrong?: true } | null {
  if (typeof told !== 'string') return null
  if (Object.hasOwn(words, told)) return words[told] ?? null
  const label = Object.entries(payActionLabels).find(([action]) => action === told)?.[1]
  return label ? { text: `“${label}”已执行。` } : null
}
