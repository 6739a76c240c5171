import type { Queryable } from '@/db/client'
import type { CaseAnswers } from '@/db/queries/case'
import { getPerson } from '@/db/queries/exam'
import { hasUnitDraft, isUnitCodeTaken, isUnitUsernameTaken, lockUnitUsername } from '@/db/queries/unit'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import { checkUnitCode } from '@/lib/text/unit-code'
import type { FactsOf } from '@/lib/workflow/business'
import type { UnitRegistrationFacts } from './machine'
import { checkUnitUsername } from './rules'

/** The facts of a unit registration, existing or about to be opened. Whoever approves holds the username until the end of the transaction. */
export async function unitRegistrationFacts(
  on: Queryable,
  { applicantId, id, state }: FactsOf,
  saved: CaseAnswers | null,
): Promise<UnitRegistrationFacts> {
  const answers = saved?.answers ?? {}
  const [code, username] = [checkUnitCode(answers.code ?? ''), checkUnitUsername(answers.username ?? '')]
  if (state === 'submitted' && username.ok) await lockUnitUsername(username.username, on)
  const person = applicantId ? await getPerson(applicantId, on) : null
  return {
    answers,
    code: code.ok ? code.code : '',
    username: username.ok ? username.username : '',
    isCodeTaken: code.ok && (await isUnitCodeTaken(code.code, on)),
    isUsernameTaken: username.ok && (await isUnitUsernameTaken(username.username, on)),
    manager: person && { name: person.name, idNumber: maskIdNumber(unseal(person.idNumberSealed, 'id-number')) },
    hasDraft: id === null && applicantId !== null && (await hasUnitDraft(applicantId, on)),
  }
}
