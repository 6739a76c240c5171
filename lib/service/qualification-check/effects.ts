import { shareMaterials } from '@/db/queries/qualification-check'
import { examOfScope } from '@/lib/access/scope'
import { dayAndMinute } from '@/lib/clock/format'
import type { Effect, Work } from '@/lib/workflow/business'
import type { CheckFacts } from './machine'
import { checkEnd, supplementEnd } from './rules'

type CheckEffect = Effect<CheckFacts>

/** The reviewer has what the registration was confirmed with beside the check; who owes a report is told at once (E-14, E-36). */
export const beginCheck: CheckEffect = async (work) => {
  const { tx, head, facts } = work
  await shareMaterials(tx, head.id, facts.registrationId)
  const end = checkEnd(facts.publishedAt)
  if (facts.owesReport && end) tell(work, 'check.opened', { deadline: dayAndMinute(end) })
}

export const tellFailed: CheckEffect = async (work) =>
  tell(work, 'check.failed', { deadline: dayAndMinute(supplementEnd(work.facts.publishedAt, work.at)) })

export const tellPassed: CheckEffect = async (work) => tell(work, 'check.passed')

export const tellIneligible: CheckEffect = async (work) => tell(work, 'check.ineligible')

export const tellLapsed: CheckEffect = async (work) => tell(work, 'check.lapsed')

function tell({ head, facts, post }: Work<CheckFacts>, template: string, values: Record<string, string> = {}) {
  post('notify', {
    template,
    key: `${template}:${head.id}:${head.version}`,
    personId: head.applicantId,
    scope: examOfScope(head.scope),
    values: { exam: facts.title, ...values },
    href: `/services/qualification-check/${head.id}`,
  })
}
