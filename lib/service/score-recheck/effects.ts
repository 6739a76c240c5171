import { addScore } from '@/db/queries/score'
import type { Actor } from '@/lib/access/viewer'
import { revokeUnearned } from '@/lib/certificate/revoke-unearned'
import type { Effect, Work } from '@/lib/workflow/business'
import type { RecheckFacts } from './machine'
import { type RecheckResult, recheckResultSchema } from './result'
import { changedScore } from './rules'

type RecheckEffect = Effect<RecheckFacts>

/** Told at once where nothing changed; a change waits for the second person. */
export const tellUnchanged: RecheckEffect = async (work) => {
  const result: RecheckResult = recheckResultSchema.parse(work.input)
  if (changedScore(result, work.facts.questioned?.fullMarks ?? 0) === null) tell(work, 'recheck.unchanged')
}

/**
 * The score gets its next version; passing and rolling follow from it, because they are worked out from the scores that count (E-35), and so does
 * that a certificate stands (E-37).
 */
export const changeScore: RecheckEffect = async (work) => {
  const { tx, head, facts, at, actor } = work
  const { questioned, recorded, registrationId, sessionId } = facts
  const score = questioned && recorded ? changedScore(recorded, questioned.fullMarks) : null
  if (!questioned || score === null) throw new Error(`recheck ${head.id} changes no score`)
  const row = {
    caseId: registrationId,
    subject: questioned.subject,
    sessionId,
    score,
    source: 'recheck' as const,
    sourceId: head.id,
  }
  const by = accountOf(actor)
  await addScore(tx, { ...row, recordedBy: by, at })
  const lost = `“${questioned.subject}”成绩复查更正后不再全科合格`
  await revokeUnearned(tx, { caseId: registrationId, reason: lost, by, at })
  tell(work, 'recheck.changed')
}

function tell({ head, facts, post }: Work<RecheckFacts>, template: string) {
  post('notify', {
    template,
    key: `score-recheck:${head.id}:done`,
    personId: head.applicantId,
    values: { request: head.number, exam: facts.title.split(' · ')[0] ?? '考试', subject: facts.questioned?.subject ?? '' },
    href: `/services/score-recheck/${head.id}`,
  })
}

function accountOf(actor: Actor): string | null {
  return typeof actor === 'string' ? null : actor.accountId
}
