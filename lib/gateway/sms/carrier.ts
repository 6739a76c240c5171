import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { ownAddress } from '../own-address'

/** Where the carrier answers: SMS_URL, else the sandbox's simulator; null where there is neither. */
export function smsAddress(): string | null {
  const { smsUrl, sandbox } = settings()
  return smsUrl ?? (sandbox ? `${ownAddress()}/api/sandbox/gateway/sms` : null)
}

/** SMS_SECRET, or in the demo one derived from ZHUNKAO_SECRET. */
export function smsSecret(): Buffer {
  const { smsSecret: shared } = settings()
  return shared ? Buffer.from(shared) : derivedKey('sms-carrier')
}
