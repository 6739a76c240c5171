import { keyedHash } from '@/lib/crypto/sealed'
import { readIdNumber } from '@/lib/text/id-number'

/** By what a person with this ID number is found, of whatever kind the document is. */
export function idNumberHashOf(typed: string): string {
  const number = readIdNumber(typed)?.number ?? typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return keyedHash(number.slice(0, 40), 'id-number')
}
