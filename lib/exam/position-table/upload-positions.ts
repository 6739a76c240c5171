import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { insertPositionImport } from '@/db/queries/position-import'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { sha256 } from '@/lib/crypto/canonical'
import { readUpload } from '@/lib/import/read-upload'
import { isSessionId } from '@/lib/text/is-session-id'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { checkPositions } from './check-positions'

export const positionsMax = 30_000
const fileBytesMax = 10 * 1024 * 1024

/**
 * 上传职位表: reads and checks an uploaded file and keeps the result as a run, from which it may be taken over (takePositions) or its report
 * be read. Nothing of the table changes. Refuses who is no exam officer of that session, an exam without positions, and what is no table.
 */
export async function uploadPositions(
  viewer: Viewer,
  sessionId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<{ ok: true; id: string } | Refused> {
  const mayImport = isSessionId(sessionId) && hasRole(viewer, 'examOfficer', sessionId)
  const frame = mayImport ? await getExamFrame(sessionId) : null
  if (!frame) return refuse('not_found', '没有找到这项考试。')
  if (frame.session.choiceBy !== 'position') return refuse('wrong_state', '这项考试不按职位报名，没有职位表。')
  const sheet = await readUpload(file.bytes, { rowsMax: positionsMax + 10, columnsMax: 40, fileBytesMax })
  if (!sheet.ok) return refuse('invalid_input', sheet.message)
  const checked = checkPositions(sheet)
  const at = await now()
  const id = await db().transaction((tx) =>
    insertPositionImport(tx, {
      sessionId,
      fileName: cleanText(file.name).slice(0, 120) || '职位表',
      fileSha256: sha256(file.bytes),
      uploadedBy: viewer.accountId,
      uploadedAt: at,
      ...checked,
      rows: checked.badCount === 0 ? checked.rows : [],
    }),
  )
  return { ok: true, id }
}
