import type { Queryable } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { listStandingBeside } from '@/db/queries/certificate'
import { lastRecorded, listPublishedPapers } from '@/db/queries/recheck'
import { listVersions } from '@/db/queries/score'
import type { Viewer } from '@/lib/access/viewer'
import { fullDay } from '@/lib/clock/format'
import { titleWithYear } from '@/lib/exam/title-with-year'
import { scoreWords } from '@/lib/scoring/codes'
import type { DeskFact, Detail, Subject } from '@/lib/workflow/business'
import { recheckFacts } from './facts'
import type { RecheckFacts } from './machine'
import { recheckResultSchema, stepsDone } from './result'
import { aboutScore, scoreAbout } from './rules'

/** The viewer's published scores, one a subject (E-35). */
export async function recheckSubjects(viewer: Viewer): Promise<Subject[]> {
  const papers = await listPublishedPapers(viewer)
  return papers.map(({ caseId, sessionId, subject, ...session }) => ({
    aboutId: aboutScore(caseId, subject),
    scope: sessionId,
    parentId: caseId,
    label: subject,
    detail: titleWithYear(session),
  }))
}

export function recheckTitle({ title }: RecheckFacts): string {
  return title
}

/** What was done and what came of it; null while nothing is decided (B-15). */
export type RecheckReport = { decidedOn: string; steps: string[]; before: number; after: number; note: string }

/** 复查报告: for whoever asked, once the recheck is over. */
export async function readReport(head: CaseHead): Promise<RecheckReport | null> {
  if (head.state !== 'unchanged' && head.state !== 'changed') return null
  const about = scoreAbout(head.aboutId)
  const [recorded, versions] = await Promise.all([lastRecorded(head.id), listVersions(about.registrationId)])
  const result = recheckResultSchema.safeParse(JSON.parse(recorded?.input ?? 'null')).data
  if (!recorded || !result) throw new Error(`recheck ${head.id} has no result`)
  const own = versions.filter(({ subject }) => subject === about.subject)
  const changed = own.find(({ source, sourceId }) => source === 'recheck' && sourceId === head.id)
  // Without a change: what counted when the result was recorded.
  const before = own.findLast((one) => (changed ? one.version < changed.version : one.recordedAt <= recorded.at)) ?? own[0]
  const score = before?.score ?? 0
  return {
    decidedOn: fullDay(head.enteredAt),
    steps: stepsDone(result),
    before: score,
    after: changed?.score ?? score,
    note: result.note,
  }
}

export async function recheckDetails(head: CaseHead): Promise<Detail[]> {
  const report = await readReport(head)
  if (!report) return []
  return [
    { label: '做了哪些核对', value: report.steps.join('、') },
    { label: '复查前成绩', value: scoreWords(report.before) },
    {
      label: '复查后成绩',
      value: report.before === report.after ? `${scoreWords(report.after)}，没有变化` : scoreWords(report.after),
    },
    ...(report.note ? [{ label: '说明', value: report.note }] : []),
    { label: '复查日期', value: report.decidedOn },
    { label: '复查报告', value: '下载 PDF', href: `/api/print/recheck-report/${head.id}` },
  ]
}

/** What an officer looks at: the score in question, and what the colleague recorded. */
export async function recheckDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const { questioned, recorded, registrationId } = await recheckFacts(on, head)
  if (!questioned) return []
  const held = head.awaits !== null ? await listStandingBeside(registrationId, on) : []
  return [
    { label: '科目', value: questioned.subject },
    { label: '现在的成绩', value: `${scoreWords(questioned.score)}，满分 ${questioned.fullMarks}` },
    ...(recorded && head.state !== 'submitted'
      ? [
          { label: '登记的核对', value: stepsDone(recorded).join('、') },
          { label: '更正后的成绩', value: recorded.score || '没有变化' },
          { label: '说明', value: recorded.note || '—' },
        ]
      : []),
    ...(held.length > 0 ? [{ label: '证书', value: '已经发放。更正后不再全科合格的，证书同时撤销，不能恢复。' }] : []),
  ]
}
