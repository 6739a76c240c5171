import type { UnitMember } from '@/db/queries/unit-member'
import { type IdKind, idKinds } from '@/lib/account/id-kinds'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import { mandateDay } from './read-mandate'

/** Somebody who acts for a unit, as screens show it: the ID number masked. */
export function shownMember({ idKind, idNumberSealed, mandateUntil, role, ...member }: UnitMember) {
  const { accountId, username, name, state, isMandateOver, grants } = member
  return {
    ...{ accountId, username, name, state, isMandateOver, grants },
    isManager: role === 'manager',
    idKindName: idKind ?? '',
    idKind: idKind && Object.hasOwn(idKinds, idKind) ? idKinds[idKind as IdKind] : '',
    maskedNumber: idNumberSealed ? maskIdNumber(unseal(idNumberSealed, 'id-number')) : '',
    until: mandateDay(mandateUntil),
  }
}
