import { getCase } from '@/db/queries/case'
import { type ExamFrame, getExamFrame, getRegistration } from '@/db/queries/exam'
import { listRechecks } from '@/db/queries/recheck'
import {
  listExamYears,
  listPublishedScores,
  listSittings,
  type Publication,
  publicationInForce,
  publishTimes,
  type ScoreVersion,
} from '@/db/queries/score'
import { listMarkedPapers } from '@/db/queries/score-office'
import { seatOfCase } from '@/db/queries/seating'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { requiredOf } from './passed'
import { type Standing, standingOf } from './rules'
import { isPassed, passMark } from './standard'

/** A paper as its candidate reads it: what counts, and what stood before. */
export type OwnPaper = {
  subject: string
  score: number
  finding: string
  fullMarks: number
  mark: number | null
  isPassed: boolean
  before: number[]
  recheck: { id: string; state: string } | null
}

export type OwnScores = {
  frame: ExamFrame
  number: string
  admitCardNumber: string | null
  publication: Publication
  papers: OwnPaper[]
  rollingYears: number
  standing: Standing
  /** 成绩无效: nothing is rechecked any more (E-37). */
  isAnnulled: boolean
}

/** 成绩查询 of a registration of the viewer's own (E-33, E-34); before publication only when it will be; null where it is not theirs. */
export async function readOwnScores(
  viewer: Viewer,
  caseId: string,
): Promise<{ scores: OwnScores } | { scores: null; publishAt: Date | null; frame: ExamFrame } | null> {
  const found = isUuid(caseId) ? await getCase(viewer, caseId) : null
  if (found?.head.kind !== 'exam-registration' || !relationsTo(viewer, found.head).has('applicant')) return null
  const sessionId = found.head.aboutId
  const [frame, publication, registration] = await Promise.all([
    getExamFrame(sessionId),
    publicationInForce(sessionId),
    getRegistration(caseId),
  ])
  if (!frame || !registration) return null
  const versions = publication ? await listPublishedScores(viewer, caseId) : []
  if (!publication || versions.length === 0) {
    return { scores: null, publishAt: (await publishTimes([sessionId])).get(sessionId) ?? null, frame }
  }
  const [marked, rechecks, seat, standing] = await Promise.all([
    listMarkedPapers(sessionId),
    listRechecks(viewer, caseId),
    seatOfCase(caseId),
    readStanding(frame, publication, registration, versions),
  ])
  const papers = [...Map.groupBy(versions, ({ subject }) => subject).values()].flatMap((history) => {
    const last = history.at(-1)
    if (!last) return []
    const sat = { subject: last.subject, level: registration.level, score: last.score }
    return [
      {
        ...{ subject: last.subject, score: last.score, finding: last.finding },
        fullMarks: marked.find(({ subject }) => subject === last.subject)?.fullMarks ?? 100,
        mark: passMark(publication.standard, last.subject, registration.level),
        isPassed: isPassed(publication.standard, sat),
        before: history.slice(0, -1).map(({ score }) => score),
        recheck: rechecks.find(({ aboutId }) => aboutId === `${caseId}:${last.subject}`) ?? null,
      },
    ]
  })
  const order = marked.map(({ subject }) => subject)
  papers.sort((one, other) => order.indexOf(one.subject) - order.indexOf(other.subject))
  const rollingYears = frame.session.features.rollingYears ?? 1
  const admitCardNumber = seat?.admitCardNumber ?? null
  const { number, state } = found.head
  const isAnnulled = state === 'annulled'
  return { scores: { frame, number, admitCardNumber, publication, papers, rollingYears, standing, isAnnulled } }
}

type Registered = { personId: string; level: string | null; specialty: string | null }

async function readStanding(
  frame: ExamFrame,
  publication: Publication,
  registered: Registered,
  versions: readonly ScoreVersion[],
) {
  const { session } = frame
  const rollingYears = session.features.rollingYears ?? 1
  const subjects = [...new Set(versions.map(({ subject }) => subject))]
  const sat = subjects.map((subject) => {
    const score = versions.findLast((one) => one.subject === subject)?.score ?? -1
    return { year: session.year, subject, passed: isPassed(publication.standard, { subject, level: registered.level, score }) }
  })
  const [years, earlier] =
    rollingYears > 1
      ? await Promise.all([listExamYears(session.exam), listSittings(session.exam, [registered.personId], session.year)])
      : [[], []]
  const others = earlier.filter(({ sessionId }) => sessionId !== session.id)
  return standingOf({
    required: requiredOf(frame, registered, subjects),
    rollingYears,
    years,
    upTo: session.year,
    sat: [...sat, ...others.map((one) => ({ ...one, passed: isPassed(one.standard, one) }))],
  })
}
