import { createHmac } from 'node:crypto'
import { derivedKey, keyedHash } from '@/lib/crypto/sealed'

// Nothing that is read as something else: no 0 O, no 1 I.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeCharacters = 8

/** The check code of an SMS: 40 bits that only we can make of its id (B-14). */
export function checkCodeOf(smsId: string): string {
  const bytes = createHmac('sha256', derivedKey('sms-check')).update(smsId).digest()
  return [...bytes.subarray(0, codeCharacters)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

/** What an SMS is found by: the code together with the last four digits of the number it went to. */
export function checkHashOf(lastDigits: string, code: string): string {
  return keyedHash(`${lastDigits}\n${code}`, 'sms-check')
}

/** The code as typed, with its spaces, hyphens and small letters; null: no code of ours looks like that. */
export function readCheckCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .toUpperCase()
  return code.length === codeCharacters && [...code].every((character) => alphabet.includes(character)) ? code : null
}
