import { exact, fullDay } from '@/lib/clock/format'

/** What the payment service last said of a refund, or the transfer that took its place; null: nothing yet. */
export type RefundStanding = {
  outcome: 'done' | 'processing' | 'refused' | 'closed' | null
  refundedAt: Date | null
  bankReference: string | null
}

/** Where money is that was given back, for whom it belongs to (S-04, E-23). */
export function refundWords({ outcome, refundedAt, bankReference }: RefundStanding): string {
  if (refundedAt && bankReference) return `${fullDay(refundedAt)}已转入您的收款账户，银行流水号 ${bankReference}`
  if (refundedAt) return `${exact(refundedAt)} 已退回付款账户`
  if (outcome === 'closed') return '付款账户不能再接收退款，改为转到您本人的银行卡'
  return outcome === null ? '已通知支付机构' : '支付机构处理中'
}
