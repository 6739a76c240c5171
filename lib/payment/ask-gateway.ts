import { getOwnOrder, insertAttempt, listPayments, type Order } from '@/db/queries/payment'
import type { Viewer } from '@/lib/access/viewer'
import { payGateway } from '@/lib/gateway/pay/http'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { applyPayment } from './apply-payment'

/**
 * 查询 for 已扣款但未显示 (E-22): asks the payment service and applies what it says. `paid` also where it was paid all along; false:
 * the service holds no payment that counts. Refuses others' orders (not_found) and where the service does not answer (not_ready).
 */
export async function askGateway(
  viewer: Viewer,
  orderNumber: string,
  since = performance.now(),
): Promise<{ ok: true; paid: boolean; message: string } | Refused> {
  const at = await arrival(since)
  const order = await getOwnOrder(viewer, orderNumber)
  if (!order) return refuse('not_found', '没有找到这个订单，请从“我的考试”进入。')
  const asked = await askAbout(order, at)
  if (!asked) return refuse('not_ready', '支付平台暂时没有回应，请过几分钟再点“查询”。系统每小时也会自动核对一次。')
  const paid = (await listPayments(order.id)).some((payment) => payment.standing === 'settles')
  if (paid) return { ok: true, paid, message: '已查到您的缴费，报名已完成。' }
  return {
    ok: true,
    paid,
    message: asked.found > 0 ? '查到的付款没有计入报名，原因见缴费记录。' : '支付平台没有这个订单的付款记录。',
  }
}

/** Asks about one order and applies every payment that the service holds for it; null where it did not answer. */
export async function askAbout(order: Order, at: Date): Promise<{ found: number } | null> {
  const asked = await payGateway().ask(order.number)
  await insertAttempt({
    orderId: order.id,
    what: 'asked',
    answer: asked.ok ? `payments: ${asked.payments.length}` : asked.failure,
    at,
  })
  if (!asked.ok) return null
  for (const news of asked.payments) await applyPayment(order, news, at)
  return { found: asked.payments.length }
}
