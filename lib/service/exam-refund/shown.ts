import type { CaseHead } from '@/db/queries/case'
import { listPaidOrders, listRefunds } from '@/db/queries/refund'
import type { Viewer } from '@/lib/access/viewer'
import { yuan } from '@/lib/clock/format'
import { refundWords } from '@/lib/text/refund-words'
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

/** Where the money is: each refund that was instructed, with its amount and date (S-04, E-23). */
export async function refundDetails(head: CaseHead): Promise<Detail[]> {
  const refunds = await listRefunds(head.id)
  return refunds.map((refund) => ({
    label: '退款',
    value: `${yuan(refund.amountFen)} 元，${refundWords(refund)}，退款号 ${refund.number}`,
  }))
}
