import { log } from '@/lib/log/log'
import { settleRefunds } from '@/lib/payment/give-back'

/** Refunds that the payment service had not finished. */
export async function settleGivenBack() {
  const { asked, failed } = await settleRefunds()
  if (asked > 0) log.info({ asked, failed }, 'refunds asked about')
}
