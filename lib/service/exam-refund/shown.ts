import type { CaseHead } from '@/db/queries/case'
import { listPaidOrders, listRefunds } from '@/db/queries/refund'
import type { Viewer } from '@/lib/access/viewer'
import { exact, yuan } from '@/lib/clock/format'
import type { Detail, Subject } from '@/lib/workflow/business'
import type { RefundFacts } from './machine'

/** The orders of the viewer that money came for (S-04). */
export async function refundSubjects(viewer: Viewer): Promise<Subject[]> {
  const orders = await listPaidOrders(viewer)
  return orders.map(({ id, number, title, sessionId, registrationId }) => ({
    aboutId: id,
    scope: sessionId,
    parentId: registrationId,
    label: title,
    detail: `订单 ${number}`,
  }))
}

export function refundTitle({ order }: RefundFacts): string {
  return order ? `${order.title} · 订单 ${order.number}` : '缴费订单'
}

const standings = { done: '已退回', processing: '支付机构处理中', refused: '处理中' } as const

/** Where the money is: each refund that was instructed, with its amount and date (S-04, E-23). */
export async function refundDetails(head: CaseHead): Promise<Detail[]> {
  const refunds = await listRefunds(head.id)
  return refunds.map(({ number, amountFen, outcome, refundedAt }) => ({
    label: `退款 ${number}`,
    value: `${yuan(amountFen)} 元，${refundedAt ? `${exact(refundedAt)} 已退回付款账户` : outcome ? standings[outcome] : '已通知支付机构'}`,
  }))
}
