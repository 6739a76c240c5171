import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { ownAddress } from '../own-address'

/** Where 学信网 answers: EDUCATION_URL, else the sandbox's simulator; null where there is neither. */
export function educationAddress(): string | null {
  const { educationUrl, sandbox } = settings()
  return educationUrl ?? (sandbox ? `${ownAddress()}/api/sandbox/gateway/education` : null)
}

/** EDUCATION_SECRET, or in the demo one derived from ZHUNKAO_SECRET. */
export function educationSecret(): Buffer {
  const { educationSecret: shared } = settings()
  return shared ? Buffer.from(shared) : derivedKey('education-register')
}
