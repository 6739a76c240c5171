import { keyedHash } from '@/lib/crypto/sealed'
import { normaliseMobile } from '@/lib/text/mobile'

/** What messages to a typed mobile number are found by; null: no mainland number. The number itself stays out of addresses and logs. */
export function mobileFilter(typed: string): string | null {
  const mobile = normaliseMobile(typed)
  return mobile && keyedHash(mobile, 'mobile')
}
