import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { ownAddress } from '../own-address'

/** Where the banks answer: BANK_URL, else the sandbox's simulator; null where there is neither. */
export function bankAddress(): string | null {
  const { bankUrl, sandbox } = settings()
  return bankUrl ?? (sandbox ? `${ownAddress()}/api/sandbox/gateway/bank` : null)
}

/** BANK_SECRET, or in the demo one derived from ZHUNKAO_SECRET. */
export function bankSecret(): Buffer {
  const { bankSecret: shared } = settings()
  return shared ? Buffer.from(shared) : derivedKey('bank-verifier')
}
