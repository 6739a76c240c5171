import { readSheet } from '@/lib/import/read-sheet'
import type { SheetAnswer, SheetRequest, SheetRow } from '@/lib/import/sheet'
import { answerRequests } from '@/worker/answer-requests'

const rowsAtOnce = 2_000

// The whole program of the process that opens tables from outside. Rows come in parts: whoever takes them does other things between.
answerRequests<SheetRequest, SheetAnswer, SheetRow[]>(async ({ bytes, limits }, part) => {
  const sheet = await readSheet(bytes, limits)
  if (!sheet.ok) return sheet
  for (let at = 0; at < sheet.rows.length; at += rowsAtOnce) await part(sheet.rows.slice(at, at + rowsAtOnce))
  return { ok: true, problems: sheet.problems }
})
