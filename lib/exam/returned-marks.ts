import { db, type Queryable } from '@/db/client'
import { type CaseHead, getCase, latestDocument } from '@/db/queries/case'
import { getExamFrame } from '@/db/queries/exam'
import { filesById } from '@/db/queries/material'
import { listMovesNamed } from '@/db/queries/review-round'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type MarkedQuestion, numbered } from '@/lib/material/marks'
import { isUuid } from '@/lib/text/is-uuid'
import type { MarkedFor } from '@/lib/workflow/business'
import { eventMarksSchema } from './posted-marks'
import { returnedSchema, returningMoves } from './returned'

/** Where its candidate sees what was marked when a registration was last returned, as long as it is to be mended (B-05); undefined: nothing. */
export async function marksHref({ id, state }: Pick<CaseHead, 'id' | 'state'>): Promise<string | undefined> {
  const input = state === 'returned' ? await latestInput(id, returningMoves) : null
  return eventMarksSchema.parse(input).length > 0 ? `/exams/mine/${id}/marks` : undefined
}

/** What the desk shows: of a return that waits for a second reviewer what it marks, else what the last one did (B-05). */
export async function marksOnDesk(on: Queryable, head: Pick<CaseHead, 'id' | 'applicantId' | 'state'>): Promise<MarkedFor> {
  const isProposed = head.state === 'returnProposed'
  const questions = await marksOf(on, head, isProposed ? ['proposeReturn'] : returningMoves)
  return { title: isProposed ? '提请退回的标记' : '上次退回时的标记', questions }
}

async function latestInput(id: string, moves: readonly string[], on: Queryable = db()): Promise<unknown> {
  const [latest] = await listMovesNamed(id, moves, on)
  return latest?.input
}

/** What the latest of those moves marked, question by question and file by file. */
async function marksOf(
  on: Queryable,
  { id, applicantId }: Pick<CaseHead, 'id' | 'applicantId'>,
  moves: readonly string[],
): Promise<MarkedQuestion[]> {
  const input = await latestInput(id, moves, on)
  const marks = numbered(eventMarksSchema.parse(input))
  if (marks.length === 0) return []
  const [document, files] = await Promise.all([
    latestDocument(id, on),
    filesById([...new Set(marks.map(({ file }) => file))], applicantId ? [applicantId] : [], on),
  ])
  const whys = new Map(returnedSchema.parse(input).wrong.map(({ field, why }) => [field, why]))
  return [...Map.groupBy(marks, ({ field }) => field)].map(([field, ofField]) => ({
    field,
    label: document?.rows.find((row) => row.field === field)?.question ?? '证明材料',
    why: whys.get(field) ?? '',
    files: [...Map.groupBy(ofField, ({ file }) => file)].map(([file, ofFile]) => {
      const { name = '', mediaType = null } = files.get(file) ?? {}
      return { id: file, name: name || '材料', mediaType, marks: ofFile }
    }),
  }))
}

/** 查看标记: the same of a registration of the viewer's own, with the exam's title; null where it is not theirs. */
export async function readOwnMarks(viewer: Viewer, caseId: string): Promise<{ title: string; marked: MarkedQuestion[] } | null> {
  const found = isUuid(caseId) ? await getCase(viewer, caseId) : null
  if (found?.head.kind !== 'exam-registration' || !relationsTo(viewer, found.head).has('applicant')) return null
  const [frame, marked] = await Promise.all([getExamFrame(found.head.aboutId), marksOf(db(), found.head, returningMoves)])
  return frame ? { title: frame.session.title, marked } : null
}
