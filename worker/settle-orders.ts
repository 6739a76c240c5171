import { log } from '@/lib/log/log'
import { settleOrders } from '@/lib/payment/settle-orders'

/** Orders whose news may have been lost (E-22). */
export async function settle() {
  const { asked, failed } = await settleOrders()
  if (asked > 0) log.info({ asked, failed }, 'orders asked about')
}
