import { findPayOrder } from '@/db/queries/sandbox'
import { now } from '@/lib/clock/now'
import { settings } from '@/lib/config/settings'
import { type PayAction, playPayment } from './pay'

/** Plays what the payer chose on the payment page and answers where to go next: back to the product; to the page where it is over. */
export async function payAsPayer(orderNumber: string, action: PayAction): Promise<string> {
  const order = await findPayOrder(orderNumber)
  if (!order) return '/sandbox?told=unknown'
  if (action === 'pay' && (await now()) >= order.expiresAt) return `/sandbox/pay/${orderNumber}`
  await playPayment(orderNumber, action)
  return order.returnUrl.startsWith(`${settings().publicUrl}/`) ? order.returnUrl : '/exams/mine'
}
