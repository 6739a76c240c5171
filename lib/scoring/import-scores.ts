import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from '@/db/client'
import { db } from '@/db/client'
import {
  holdScored,
  holdScores,
  insertImport,
  insertScores,
  listMarkedPapers,
  listUnfit,
  livePublication,
  planForFiles,
  type Unfit,
} from '@/db/queries/score-office'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { readUpload } from '@/lib/import/read-upload'
import { isSessionId } from '@/lib/text/is-session-id'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { codesInWords } from './codes'
import { headingAt, type ImportProblem, parseFindings, parseScores } from './parse-scores'

export type ScoreFile = { kind: 'scores' | 'findings'; name: string; bytes: Uint8Array }
/** The run; it has imported the whole file, or nothing where `bad` rows were found. */
export type Imported = { ok: true; importId: string; rows: number; changed: number; kept: number; bad: number }

const limits = { rowsMax: 200_000, columnsMax: 60, fileBytesMax: 10 * 1024 * 1024 }

/**
 * 导入成绩 or 雷同认定 from .xlsx or .csv (E-33): the whole file is checked first, one bad row imports nothing, and every bad row is in the report
 * of the run. May be repeated until a publication is proposed: a score of the new file replaces the one before, which is kept as a version.
 * A 雷同 finding sets -4 and stays whatever is imported afterwards. Refuses who is no exam officer of the session, a file that is no table,
 * and once a publication is proposed (then: withdraw it; after it: correct).
 */
export async function importScores(
  viewer: Viewer,
  sessionId: string,
  file: ScoreFile,
  since = performance.now(),
): Promise<Imported | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  const sheet = await readUpload(file.bytes, limits)
  if (!sheet.ok) return refuse('invalid_input', sheet.message)
  const heading = sheet.rows[headingAt(sheet.rows)]?.row ?? 0
  const cellProblems = sheet.problems
    .filter(({ row }) => row >= heading)
    .map(({ row, column, message }): ImportProblem => ({ row, column: `${column} 列`, value: '', message }))
  return db().transaction(async (tx): Promise<Imported | Refused> => {
    const refused = await refuseChange(tx, sessionId)
    if (refused) return refused
    await planForFiles(tx)
    const papers = await listMarkedPapers(sessionId, tx)
    const parsed = file.kind === 'scores' ? parseScores(sheet.rows, papers) : voided(parseFindings(sheet.rows, papers))
    await holdScored(tx, sessionId, parsed.entries)
    const unfit = await listUnfit(tx, sessionId, parsed.entries)
    const problems = once([...cellProblems, ...parsed.problems, ...unfit.map(inWords)])
    const id = randomUUID()
    const written = { sourceId: id, source: file.kind === 'scores' ? 'import' : 'finding', by: viewer.accountId, at } as const
    const changed = problems.length > 0 ? 0 : await insertScores(tx, sessionId, parsed.entries, written)
    const kept = problems.length > 0 ? 0 : parsed.entries.filter(({ score }) => score !== null).length - changed
    const bad = new Set(problems.map(({ row }) => row)).size
    const outcome = problems.length > 0 ? ('refused' as const) : ('imported' as const)
    const run = { id, sessionId, kind: file.kind, outcome, rows: parsed.rows, changed, kept, problems }
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    await insertImport(tx, {
      ...run,
      fileName: cleanText(file.name).slice(0, 200),
      sha256,
      importedBy: viewer.accountId,
      importedAt: at,
    })
    await recordAudit(tx, viewer, {
      what: 'scores-imported',
      about: { type: 'examSession', id: sessionId },
      after: { import: id, kind: file.kind, outcome, rows: parsed.rows, changed, bad, sha256 },
    })
    return { ok: true, importId: id, rows: parsed.rows, changed, kept, bad }
  })
}

/** Why scores of a session cannot be imported or corrected in bulk now; null: they can. Holds the session's scores. */
export async function refuseChange(tx: Tx, sessionId: string): Promise<Refused | null> {
  if (!(await holdScores(tx, sessionId))) return refuse('claimed_by_other', '另一位考务人员正在处理这项考试的成绩，请稍后再试。')
  const publication = await livePublication(sessionId, tx)
  if (!publication) return null
  return publication.state === 'proposed'
    ? refuse('wrong_state', '成绩已提交发布，等待另一位考务人员确认。要重新导入，请先撤回发布。')
    : refuse('wrong_state', '成绩已确认发布，不能再导入。发布时间之前可以撤回；发布以后只能逐个更正。')
}

const unfitWords: Record<Unfit['why'], string> = {
  unknown: '这次考试没有这个准考证号（座位冻结后才有），请核对',
  unpaid: '这位考生没有缴费，或报名已经作废，不能有成绩；请从表里删除这一行',
  'not-sat': '这位考生没有报考这一科，请核对',
  empty: `成绩为空：${codesInWords}`,
}

/** By row; what is wrong with a row in each of its subjects is said once. */
function once(problems: readonly ImportProblem[]): ImportProblem[] {
  const said = new Map(problems.map((problem) => [`${problem.row} ${problem.column} ${problem.message}`, problem]))
  return [...said.values()].sort((one, other) => one.row - other.row)
}

function inWords({ row, number, subject, why }: Unfit): ImportProblem {
  const [column, value] = why === 'empty' || why === 'not-sat' ? [subject, ''] : ['准考证号', number]
  return { row, column, value, message: unfitWords[why] }
}

function voided({ entries, ...rest }: ReturnType<typeof parseFindings>) {
  return { ...rest, entries: entries.map((entry) => ({ ...entry, score: -4 })) }
}
