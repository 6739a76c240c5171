import { getCase } from '@/db/queries/case'
import { getPersonOf } from '@/db/queries/dishonesty'
import type { Viewer } from '@/lib/access/viewer'
import { recordOpening } from '@/lib/audit/record-opening'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import { whoseEntry } from './propose-entry'

/** Of whom a registration is, for the officer who enters them because of it; null: not theirs to see. The look is remembered (B-12). */
export async function readNamedPerson(viewer: Viewer, caseId: string) {
  const whose = caseId === '' ? null : await whoseEntry(viewer, { caseId, idNumber: '' })
  if (!whose?.ok) return null
  const [found, person] = await Promise.all([getCase(viewer, caseId), getPersonOf(whose.personId)])
  if (!found || !person) return null
  await recordOpening(viewer, found.head, await now())
  const idNumber = maskIdNumber(unseal(person.idNumberSealed, 'id-number'))
  return { caseId, name: person.name, idNumber, number: found.head.number }
}
