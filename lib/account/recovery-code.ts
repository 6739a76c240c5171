import { randomBytes } from 'node:crypto'
import { keyedHash } from '@/lib/crypto/sealed'

export const recoveryCodesEach = 10

// 32 signs that nobody takes for another: five bits each, fifty a code.
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const signsEach = 10

/** A set of 恢复码, as shown once to their owner: K7QWM-2XRHA. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodesEach }, () => {
    const code = [...randomBytes(signsEach)].map((byte) => signs[byte % signs.length]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })
}

/** What is stored of a code, or looked for; null: not a recovery code at all. Case, width, spaces and dashes do not count. */
export function recoveryCodeHash(accountId: string, typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  if (code.length !== signsEach || [...code].some((sign) => !signs.includes(sign))) return null
  return keyedHash(`${accountId}\n${code}`, 'recovery-code')
}
