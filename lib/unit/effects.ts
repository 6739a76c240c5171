import { getPerson } from '@/db/queries/exam'
import { insertMember, insertUnit, insertUnitAccount } from '@/db/queries/unit'
import { normaliseName } from '@/lib/text/name'
import type { Effect, Work } from '@/lib/workflow/business'
import type { UnitRegistrationFacts } from './machine'

type RegistrationEffect = Effect<UnitRegistrationFacts>

/** 通过: the unit and its manager's account come into being together; the manager sets the first password at /profile/units. */
export const registerUnit: RegistrationEffect = async (work) => {
  const { tx, head, facts } = work
  const person = head.applicantId ? await getPerson(head.applicantId, tx) : null
  if (!person) throw new Error('nobody applied for this unit')
  const unitId = await insertUnit(tx, {
    name: facts.answers.unitName?.trim() ?? '',
    code: facts.code,
    legalRepresentative: normaliseName(facts.answers.legalRepresentative ?? ''),
  })
  const accountId = await insertUnitAccount(tx, { username: facts.username, displayName: person.name, unitId })
  if (!accountId) throw new Error('the username was taken under the lock')
  const { idKind, idNumberSealed, idNumberHash } = person
  await insertMember(tx, { accountId, unitId, role: 'manager', idKind, idNumberSealed, idNumberHash })
  tell(work, 'registered')
}

export const tellReturned: RegistrationEffect = async (work) => tell(work, 'returned')

export const tellRejected: RegistrationEffect = async (work) => tell(work, 'rejected')

function tell({ head, facts, post }: Work<UnitRegistrationFacts>, what: 'registered' | 'returned' | 'rejected') {
  post('notify', {
    template: `unit-registration.${what}`,
    key: `unit-registration:${head.id}:${what}:${head.version}`,
    personId: head.applicantId,
    values: {
      request: head.number,
      unit: facts.answers.unitName?.trim() ?? '',
      ...(what === 'registered' ? { username: facts.username } : {}),
    },
    href: what === 'registered' ? '/profile/units' : `/services/unit-registration/${head.id}`,
  })
}
