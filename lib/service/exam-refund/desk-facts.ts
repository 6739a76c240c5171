import type { Queryable } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { listRefunds, readRefundFacts } from '@/db/queries/refund'
import { dayAndMinute, yuan } from '@/lib/clock/format'
import type { DeskFact } from '@/lib/workflow/business'
import type { MoneyOfOrder } from './rules'

/** What a cashier looks at before giving money back: the order, everything that was paid for it, and what went back already (S-04). */
export async function refundDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const [{ order, money }, refunds] = await Promise.all([readRefundFacts(head.aboutId, head.id, on), listRefunds(head.id, on)])
  if (!order) return []
  return [
    { label: '订单号', value: order.number },
    { label: '应缴', value: `${yuan(order.amountFen)} 元` },
    ...money.map((one, index) => ({ label: `付款 ${index + 1}`, value: paymentInWords(one) })),
    ...refunds.map(({ number, amountFen, outcome, refundedAt }) => ({
      label: `退款 ${number}`,
      value: `${yuan(amountFen)} 元，${refundedAt ? `已于${dayAndMinute(refundedAt)}退回` : outcomes[outcome ?? 'processing']}`,
    })),
  ]
}

const standings: Record<MoneyOfOrder['standing'], string> = {
  settles: '计入报名',
  duplicate: '重复付款',
  late: '逾期付款',
  'wrong-amount': '金额不符',
}
const outcomes = { done: '已退回', processing: '处理中', refused: '支付机构拒绝' }

function paymentInWords({ amountFen, paidAt, standing, givenBack }: MoneyOfOrder): string {
  return `${dayAndMinute(paidAt)} ${yuan(amountFen)} 元，${standings[standing]}${givenBack ? '，已办理退款' : ''}`
}
