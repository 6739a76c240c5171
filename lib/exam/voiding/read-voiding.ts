import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import { getApplicant } from '@/db/queries/desk'
import { listVoidings, readVoided } from '@/db/queries/voiding'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordOpening } from '@/lib/audit/record-opening'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import { isUuid } from '@/lib/text/is-uuid'
import { maskIdNumber } from '@/lib/text/mask'
import { stateAt } from '@/lib/workflow/machine'
import { registrationMachine } from '../machine'
import { voidingMove, voidingObjections } from './rules'

export type VoidingView = NonNullable<Awaited<ReturnType<typeof readVoiding>>>

/** What an officer sees before proposing: whose registration, what it would come to, why not, and what was proposed before; null: not theirs. */
export async function readVoiding(viewer: Viewer, registrationId: string) {
  const found = isUuid(registrationId) ? await getCase(viewer, registrationId) : null
  if (found?.head.kind !== registrationMachine.kind || !relationsTo(viewer, found.head).has('examOfficer')) return null
  const { head } = found
  const at = await now()
  await recordOpening(viewer, head, at)
  const [person, registration, before] = await Promise.all([
    getApplicant(head.applicantId ?? ''),
    readVoided(registrationId, db()),
    listVoidings(viewer, registrationId),
  ])
  if (!person || !registration) return null
  return {
    id: registrationId,
    number: registration.number,
    title: registration.title,
    state: stateAt(registrationMachine, head, at),
    name: person.name,
    idNumber: maskIdNumber(unseal(person.idNumberSealed, 'id-number')),
    move: voidingMove(head, at),
    objections: voidingObjections(head, at),
    waiting: before.find(({ state }) => state === 'proposed') ?? null,
    declined: before.filter(({ state }) => state === 'declined'),
  }
}
