import type { Queryable } from '@/db/client'
import { lastRecorded, readRecheckSubject } from '@/db/queries/recheck'
import { currentScore } from '@/db/queries/score'
import { isUuid } from '@/lib/text/is-uuid'
import type { FactsOf } from '@/lib/workflow/business'
import type { RecheckFacts } from './machine'
import { recheckResultSchema } from './result'
import { scoreAbout } from './rules'

/** The facts of a recheck, existing or about to be opened: a score of somebody else's, or one that is not out, has no window, and so opens nothing. */
export async function recheckFacts(on: Queryable, subject: FactsOf): Promise<RecheckFacts> {
  const about = scoreAbout(subject.aboutId)
  const read = isUuid(about.registrationId) ? await readRecheckSubject(about.registrationId, about.subject, on) : null
  const own = read && read.personId === subject.applicantId ? read : null
  const score = own && (await currentScore(own.caseId, about.subject, on))
  const recorded = subject.id ? await lastRecorded(subject.id, on) : null
  return {
    aboutId: subject.aboutId,
    title: own ? `${own.title} · ${about.subject}` : '成绩',
    registrationId: about.registrationId,
    sessionId: own?.sessionId ?? '',
    windows: { recheck: own?.publishAt && own.recheckUntil ? { from: own.publishAt, to: own.recheckUntil } : undefined },
    questioned:
      own && score
        ? {
            ...{ subject: about.subject, score: score.score, version: score.version, fullMarks: own.fullMarks },
            ...(own.isAnnulled ? { isAnnulled: true as const } : {}),
            ...(recorded && score.recordedAt > recorded.at ? { isNewer: true as const } : {}),
          }
        : null,
    recorded: recheckResultSchema.safeParse(JSON.parse(recorded?.input ?? 'null')).data ?? null,
  }
}
