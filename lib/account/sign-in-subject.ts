import { keyedHash } from '@/lib/crypto/sealed'
import type { AccountKind } from './username'

/** What tries and known devices are counted under: a keyed hash, because people type passwords into the wrong box. */
export function signInSubject(kind: AccountKind, key: string): string {
  return keyedHash(`${kind}\n${key}`, 'sign-in')
}
