import type { Queryable } from '@/db/client'
import type { ExamFrame } from '@/db/queries/exam'
import { listAllPassed, listSessionScores } from '@/db/queries/passed'
import { listExamYears, listSittings, publicationInForce } from '@/db/queries/score'
import { papersOpenTo } from '@/lib/exam/papers'
import { standingOf } from './rules'
import { isPassed, type Standard } from './standard'

/**
 * Who has passed everything by the published scores of a session, each by case and person (E-34, E-36); empty before publication. Where
 * scores roll, earlier years count; who had everything in an earlier year is not counted again.
 */
export async function listPassed(frame: ExamFrame, on: Queryable): Promise<{ caseId: string; personId: string }[]> {
  const publication = await publicationInForce(frame.session.id, on)
  return publication ? passedBy(frame, publication.standard, on) : []
}

/** The same by a standard that is only proposed: for officers. */
export async function passedBy(frame: ExamFrame, standard: Standard, on: Queryable) {
  const { rollingYears } = frame.session.features
  if (rollingYears === undefined || rollingYears <= 1) return listAllPassed(frame.session.id, standard, on)
  const all = await completions(frame, standard, on)
  return all.flatMap(({ caseId, personId, completedIn }) => (completedIn === frame.session.year ? [{ caseId, personId }] : []))
}

/**
 * The exam year in which whoever is behind a registration had passed everything, by the published scores up to its session (E-34); null: not yet,
 * or not any more.
 */
export async function completedIn(frame: ExamFrame, caseId: string, on: Queryable): Promise<number | null> {
  const publication = await publicationInForce(frame.session.id, on)
  const [one] = publication ? await completions(frame, publication.standard, on, caseId) : []
  return one?.completedIn ?? null
}

async function completions(frame: ExamFrame, standard: Standard, on: Queryable, only?: string) {
  const { session } = frame
  const rows = await listSessionScores(session.id, on, only)
  const people = [...new Set(rows.map(({ personId }) => personId))]
  const rollingYears = session.features.rollingYears ?? 1
  const [years, earlier] =
    rollingYears > 1
      ? await Promise.all([listExamYears(session.exam, on), listSittings(session.exam, people, session.year, on)])
      : [[], []]
  const before = Map.groupBy(
    earlier.filter(({ sessionId }) => sessionId !== session.id),
    ({ personId }) => personId,
  )
  return [...Map.groupBy(rows, ({ caseId }) => caseId)].flatMap(([caseId, sat]) => {
    const [first] = sat
    if (!first) return []
    const registered = sat.map(({ subject }) => subject)
    const { completedIn } = standingOf({
      required: requiredOf(frame, first, registered),
      rollingYears,
      years,
      upTo: session.year,
      sat: [
        ...sat.map((one) => ({ year: session.year, subject: one.subject, passed: isPassed(standard, one) })),
        ...(before.get(first.personId) ?? []).map((one) => ({ ...one, passed: isPassed(one.standard, one) })),
      ],
    })
    return [{ caseId, personId: first.personId, completedIn }]
  })
}

/** What is to be passed: what was registered for; where scores roll, every paper of the level and specialty. */
export function requiredOf(
  { session, papers }: ExamFrame,
  { level, specialty }: { level: string | null; specialty: string | null },
  registered: readonly string[],
): string[] {
  if ((session.features.rollingYears ?? 1) <= 1) return [...registered]
  return papersOpenTo(papers, { level: level ?? '', specialty: specialty ?? '' }).map(({ subject }) => subject)
}
