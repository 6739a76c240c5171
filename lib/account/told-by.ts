import type { Answers } from '@/lib/workflow/form'
import { type IdKind, idKinds } from './id-kinds'
import { checkIdNumber } from './identity'

/** What an 18-digit number tells of its person, so that nobody types it twice; empty: nothing. */
export function toldBy({ idKind = '', idNumber = '' }: Answers): { sex?: string; birthDate?: string } {
  const checked = isIdKind(idKind) ? checkIdNumber(idKind, idNumber) : null
  return checked?.ok && checked.sex && checked.birthDate ? { sex: checked.sex, birthDate: checked.birthDate } : {}
}

export function isIdKind(kind: string): kind is IdKind {
  return Object.hasOwn(idKinds, kind)
}
