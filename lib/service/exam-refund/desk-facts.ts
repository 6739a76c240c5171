import type { Queryable } from '@/db/client'
import { type CaseHead, latestDocument } from '@/db/queries/case'
import { type ListedRefund, readRefundFacts } from '@/db/queries/refund'
import { dayAndMinute, fullDay, yuan } from '@/lib/clock/format'
import type { DeskFact } from '@/lib/workflow/business'
import { fenToTransfer, type Instructed, type MoneyOfOrder, moneyAskedBack } from './rules'
import { transferSchema } from './transfer'

/** What a cashier looks at before giving money back: the order, everything that was paid for it, and what went back already (S-04). */
export async function refundDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const [{ order, money, refunds, transfer }, submitted] = await Promise.all([
    readRefundFacts(head.aboutId, head.id, on),
    latestDocument(head.id, on),
  ])
  if (!order) return []
  return [
    { label: '订单号', value: order.number },
    { label: '应缴', value: `${yuan(order.amountFen)} 元` },
    ...money.map((one, index) => ({ label: `付款 ${index + 1}`, value: paymentInWords(one) })),
    ...sumAskedBack(submitted?.answers ?? {}, money, refunds),
    ...refunds.map((refund, index) => ({ label: `退款 ${index + 1}`, value: refundInWords(refund) })),
    ...(fenToTransfer(refunds) > 0 ? [{ label: '应转账', value: `${yuan(fenToTransfer(refunds))} 元` }] : []),
    ...(head.state === 'transferred' ? transferInWords(transfer) : []),
  ]
}

/** What would go back, before anybody instructs it: the money that the reason asks for. */
function sumAskedBack(
  answers: Readonly<Record<string, string>>,
  money: readonly MoneyOfOrder[],
  refunds: readonly ListedRefund[],
): DeskFact[] {
  if (refunds.length > 0 || !answers.reason) return []
  const fen = moneyAskedBack(answers.reason, money).reduce((sum, one) => sum + one.amountFen, 0)
  return [{ label: '本次应退', value: fen > 0 ? `${yuan(fen)} 元` : '没有可退的款项' }]
}

const standings: Record<MoneyOfOrder['standing'], string> = {
  settles: '计入报名',
  duplicate: '重复付款',
  late: '逾期付款',
  'wrong-amount': '金额不符',
}
const outcomes: Record<NonNullable<Instructed['outcome']>, string> = {
  done: '已退回',
  processing: '支付机构处理中',
  refused: '支付机构未受理',
  closed: '不能原路退回',
}

function refundInWords({ number, amountFen, outcome, refundedAt, bankReference }: ListedRefund): string {
  const how = outcome ? outcomes[outcome] : '已通知支付机构'
  const done =
    refundedAt && (bankReference ? `${fullDay(refundedAt)}转账 ${bankReference}` : `已于${dayAndMinute(refundedAt)}退回`)
  return `${number} ${yuan(amountFen)} 元，${done || how}`
}

/** What the second cashier holds against the bank's own record. */
function transferInWords(input: string | null): DeskFact[] {
  const { data } = transferSchema.safeParse(JSON.parse(input ?? 'null'))
  return data ? [{ label: '登记转账', value: `${data.transferredOn}，银行流水号 ${data.bankReference}` }] : []
}

function paymentInWords({ amountFen, paidAt, standing, givenBack }: MoneyOfOrder): string {
  return `${dayAndMinute(paidAt)} ${yuan(amountFen)} 元，${standings[standing]}${givenBack ? '，已办理退款' : ''}`
}
