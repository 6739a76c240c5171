import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { ownAddress } from '../own-address'

/** Where the carrier answers: SMS_URL, else the sandbox's simulator; null where there is neither. */
export function smsAddress(): string | null {
  const { SMS_URL } = process.env
  if (SMS_URL) return SMS_URL.replace(/\/+$/, '')
  return settings().sandbox ? `${ownAddress()}/api/sandbox/gateway/sms` : null
}

/** SMS_SECRET, or in the demo one derived from ZHUNKAO_SECRET. */
export function smsSecret(): Buffer {
  const { SMS_SECRET } = process.env
  return SMS_SECRET ? Buffer.from(SMS_SECRET) : derivedKey('sms-carrier')
}
