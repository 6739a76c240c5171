import { log } from '@/lib/log/log'
import { giveBackUnasked } from '@/lib/payment/give-back-unasked'

/** What was paid too much, once registration is closed (E-23). */
export async function giveTooMuchBack() {
  const { begun, failed } = await giveBackUnasked()
  if (begun + failed > 0) log.info({ begun, failed }, 'refunds begun unasked')
}
