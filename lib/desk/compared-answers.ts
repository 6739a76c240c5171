import { maskAnswer } from '@/lib/text/mask-answer'
import type { AnswerRow } from '@/lib/workflow/form'
import { openRow } from '@/lib/workflow/freeze-answers'

/** An answer of the newest document; `before`: what stood in the version before it, where it was another. */
export type ComparedRow = { section: string; field: string; question: string; answer: string; before?: string }

/** The answers of the newest of these documents (the newest first), each with what it was before (O-20). */
export function comparedAnswers(documents: readonly { rows: AnswerRow[] }[]): ComparedRow[] {
  const [newest, previous] = documents
  if (!newest) return []
  const was = new Map(previous?.rows.map((row) => [row.field, row]))
  const still = newest.rows.map((row) => {
    const before = previous && beforeOf(row, was.get(row.field))
    return { ...shown(row), answer: masked(row, openRow(row)), ...(before === undefined ? {} : { before: masked(row, before) }) }
  })
  const asked = new Set(newest.rows.map((row) => row.field))
  const gone = (previous?.rows ?? []).filter((row) => !asked.has(row.field))
  return [...still, ...gone.map((row) => ({ ...shown(row), answer: '', before: masked(row, openRow(row)) }))]
}

/** What was answered before, where it was another; a file of the same name is another. */
function beforeOf(row: AnswerRow, old: AnswerRow | undefined): string | undefined {
  const before = old ? openRow(old) : ''
  if (!old || before !== openRow(row)) return before
  return idsIn(old) === idsIn(row) ? undefined : `${before}（另一份文件）`
}

function idsIn({ files = [] }: AnswerRow): string {
  return files.map(({ id }) => id).join()
}

function shown({ section, field, question }: AnswerRow) {
  return { section, field, question }
}

function masked(row: AnswerRow, answer: string): string {
  return maskAnswer(answer, row.secret === true)
}
