import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import { getOwnOrder, insertAttempt, listPayments, type Order } from '@/db/queries/payment'
import { isIncompleteAccount } from '@/db/queries/provincial'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { settings } from '@/lib/config/settings'
import { barredFromExams } from '@/lib/dishonesty/barred-from-exams'
import { payGateway } from '@/lib/gateway/pay/http'
import { notifyAddress } from '@/lib/gateway/pay/merchant'
import { log } from '@/lib/log/log'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { takesPayment } from './takes-payment'

/**
 * 网上缴费 (E-20): makes the order known to the payment service and answers where the payer pays: a QR code on a desktop, a redirect on
 * a phone. Asked twice, it is the same order and the same address. Refuses others' orders (not_found), paid ones, outside the window, of an
 * account from the provincial platform that is not completed (A-05) or of who was entered in the 诚信档案库 since they confirmed (O-23), and where the service does not answer (not_ready).
 */
export async function startPayment(
  viewer: Viewer,
  orderNumber: string,
  since = performance.now(),
): Promise<{ ok: true; payUrl: string } | Refused> {
  const at = await arrival(since)
  const order = await getOwnOrder(viewer, orderNumber)
  const found = order && (await getCase(viewer, order.caseId))
  if (!order || !found) return refuse('not_found', '没有找到这个订单，请从“我的考试”进入。')
  const settled = (await listPayments(order.id)).some((payment) => payment.standing === 'settles')
  if (settled) return refuse('wrong_state', '这个订单已经缴费，不需要再付。')
  if (at < order.opensAt) return refuse('too_early', `网上缴费从${dayAndMinute(order.opensAt)}起办理。`)
  if (at >= order.deadline) return refuse('window_closed', `网上缴费已于${dayAndMinute(order.deadline)}截止。`)
  if (!(await takesPayment(found.head))) return refuse('wrong_state', '这项业务现在不需要缴费。')
  const barred = found.head.applicantId && (await barredFromExams(db(), found.head.applicantId, at))
  if (barred) return refuse('not_ready', barred)
  if (await isIncompleteAccount(viewer.accountId))
    return refuse('not_ready', '缴费前请先完善账号信息：请到“用户信息维护”，用银行和短信核对本人。')
  return openAtGateway(order, at)
}

/** Opens the order at the payment service, whoever asks. */
export async function openAtGateway(order: Order, at: Date): Promise<{ ok: true; payUrl: string } | Refused> {
  const opened = await payGateway().open({
    orderNumber: order.number,
    amountFen: order.amountFen,
    title: order.title,
    expiresAt: order.deadline,
    notifyUrl: notifyAddress(),
    returnUrl: `${settings().publicUrl}/exams/mine/${order.caseId}`,
  })
  await insertAttempt({ orderId: order.id, what: 'opened', answer: opened.ok ? 'ok' : opened.failure, at })
  if (opened.ok) return opened
  log.error({ order: order.id, failure: opened.failure }, 'the payment service did not open an order')
  return refuse('not_ready', '支付平台暂时没有回应，您没有被扣款。请过几分钟再点“网上缴费”。')
}
