import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { ownAddress } from '../own-address'

/** Who we are to the payment service: PAY_MERCHANT and PAY_SECRET; in the demo a secret derived from ZHUNKAO_SECRET. */
export function payMerchant(): { id: string; secret: Buffer } {
  const { payMerchant: id = 'zhunkao-demo', paySecret } = settings()
  return { id, secret: paySecret ? Buffer.from(paySecret) : derivedKey('pay-merchant') }
}

/** Where the service answers: PAY_URL, else the sandbox's simulator; null where there is neither. */
export function payAddress(): string | null {
  const { payUrl, sandbox } = settings()
  return payUrl ?? (sandbox ? `${ownAddress()}/api/sandbox/gateway/pay` : null)
}

/** Where the service tells us of payments. The simulator sits in the same web server and needs no public address. */
export function notifyAddress(): string {
  const { payUrl, publicUrl } = settings()
  return `${payUrl ? publicUrl : ownAddress()}/api/payments/callback`
}
