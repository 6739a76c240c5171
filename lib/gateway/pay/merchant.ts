import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { ownAddress } from '../own-address'

/** Who we are to the payment service: PAY_MERCHANT and PAY_SECRET; in the demo a secret derived from ZHUNKAO_SECRET. */
export function payMerchant(): { id: string; secret: Buffer } {
  const { PAY_MERCHANT, PAY_SECRET } = process.env
  return { id: PAY_MERCHANT || 'zhunkao-demo', secret: PAY_SECRET ? Buffer.from(PAY_SECRET) : derivedKey('pay-merchant') }
}

/** Where the service answers: PAY_URL, else the sandbox's simulator; null where there is neither. */
export function payAddress(): string | null {
  const { PAY_URL } = process.env
  if (PAY_URL) return PAY_URL.replace(/\/+$/, '')
  return settings().sandbox ? `${ownAddress()}/api/sandbox/gateway/pay` : null
}

/** Where the service tells us of payments. The simulator sits in the same web server and needs no public address. */
export function notifyAddress(): string {
  return `${process.env.PAY_URL ? settings().publicUrl : ownAddress()}/api/payments/callback`
}
