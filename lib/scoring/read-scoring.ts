import { getOverseenExam, listNames } from '@/db/queries/exam-office'
import { listVersions } from '@/db/queries/score'
import {
  countScores,
  findByAdmitCard,
  getImport,
  listCorrections,
  listImports,
  listMarkedPapers,
  listPaperCounts,
  livePublication,
} from '@/db/queries/score-office'
import { readTally } from '@/db/queries/tally'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { examEnd } from '@/lib/exam/facts'
import { isUuid } from '@/lib/text/is-uuid'

export type ScoringView = NonNullable<Awaited<ReturnType<typeof readScoring>>>
export type ScorePhase = 'open' | 'proposed' | 'confirmed' | 'out'

/** Everything of the page of scores, for who oversees the session; single scores for its exam officers alone. Null for everyone else. */
export async function readScoring(
  viewer: Viewer,
  sessionId: string,
  asked: { importId?: string | undefined; number?: string | undefined },
) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const isOfficer = hasRole(viewer, 'examOfficer', sessionId)
  const counted = (await readTally(viewer, sessionId))?.scores
  const [at, papers, counts, byPaper, imports, publication, corrections, report, found] = await Promise.all([
    now(),
    listMarkedPapers(sessionId),
    counted?.counts ?? countScores(sessionId),
    counted?.byPaper ?? listPaperCounts(sessionId),
    listImports(sessionId),
    livePublication(sessionId),
    isOfficer ? listCorrections(sessionId) : [],
    asked.importId && isUuid(asked.importId) ? getImport(asked.importId) : null,
    isOfficer && asked.number ? findByAdmitCard(sessionId, asked.number.trim().slice(0, 30)) : null,
  ])
  const accounts = [
    ...imports.map(({ importedBy }) => importedBy),
    ...corrections.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? '']),
    ...(publication ? [publication.proposedBy, publication.confirmedBy ?? ''] : []),
  ]
  const phase: ScorePhase = !publication
    ? 'open'
    : publication.state === 'confirmed' && publication.publishAt <= at
      ? 'out'
      : stateOf(publication.state)
  return {
    frame,
    isOfficer,
    accountId: viewer.accountId,
    phase,
    isOver: at >= examEnd(frame),
    levels: [...new Set(frame.choices.map(({ level }) => level))],
    papers: papers.map((paper) => ({
      ...paper,
      levels: frame.papers.find(({ subject }) => subject === paper.subject)?.levels ?? null,
      counts: byPaper.find(({ subject }) => subject === paper.subject) ?? null,
    })),
    counts,
    imports,
    publication,
    corrections,
    report: report?.sessionId === sessionId ? report : null,
    person: found && { ...found, versions: await listVersions(found.caseId) },
    names: await listNames([...new Set(accounts.filter((one) => one !== ''))]),
  }
}

function stateOf(state: 'proposed' | 'confirmed' | 'withdrawn'): 'proposed' | 'confirmed' {
  return state === 'proposed' ? 'proposed' : 'confirmed'
}
