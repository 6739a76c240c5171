import { findOrder } from '@/db/queries/payment'
import { findPayOrder } from '@/db/queries/sandbox'
import { now } from '@/lib/clock/now'
import { openAtGateway } from '@/lib/payment/start-payment'

/** Opens an order of the product at the simulator where its payer has not pressed 网上缴费 yet, so that one may play with it at once. */
export async function ensureOpened(orderNumber: string): Promise<boolean> {
  if (await findPayOrder(orderNumber)) return true
  const order = await findOrder(orderNumber)
  return order !== null && (await openAtGateway(order, await now())).ok
}
