import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { listSheetRooms, listSittings, type SheetRoom, type SittingRow } from '@/db/queries/room-sheets'
import { currentDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { storage } from '@/lib/gateway/storage/storage'
import { log } from '@/lib/log/log'
import { type SheetKind, sheetKinds } from '@/lib/print/documents'
import { renderDocument } from '@/lib/print/render-document'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import { sittingsOf } from './sittings'

export type PrintedSheet =
  | { ok: true; bytes: Uint8Array; name: string }
  | { ok: false; status: 400 | 404 | 409 | 503; message: string }
type Asked = { sessionId: string; kind: string; roomId: string }

/**
 * 门贴, 座次表, 签到表 or 桌贴 of one room as PDF, for exam officers of the session once its seats are frozen (E-32); the ledger has it before
 * (O-26). Refuses a character that no font draws, naming it.
 */
export async function printRoomSheet(viewer: Viewer | null, { sessionId, kind, roomId }: Asked): Promise<PrintedSheet> {
  const missing = { ok: false, status: 404, message: '没有找到这个考场，请从考场材料进入。' } as const
  if (!viewer || !isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return missing
  const [frame, draw] = [await getExamFrame(sessionId), await currentDraw(sessionId)]
  if (!frame) return missing
  if (!isSheetKind(kind) || !isUuid(roomId)) return { ...missing, status: 400 }
  if (draw?.state !== 'frozen') return { ok: false, status: 409, message: '座位冻结以后才能打印考场材料。' }
  const [room] = await listSheetRooms(draw.id, roomId)
  if (!room) return { ...missing, status: 400, message: '这个考场没有安排考生。' }
  await db().transaction((tx) =>
    recordAudit(tx, viewer, {
      what: 'sheet-exported',
      about: { type: 'examSession', id: sessionId },
      after: { sheet: kind, room: roomId },
    }),
  )
  const at = await now()
  const printed = await renderSheet({ kind, examTitle: frame.session.title, drawId: draw.id, room, printedBy: viewer.name, at })
  if (!printed.ok) return { ok: false, status: printed.busy ? 503 : 409, message: printed.message }
  return { ok: true, bytes: printed.bytes, name: `${sheetKinds[kind]}-${room.name}.pdf` }
}

export function isSheetKind(kind: string): kind is SheetKind {
  return Object.hasOwn(sheetKinds, kind)
}

type Sheet = { kind: SheetKind; examTitle: string; drawId: string; room: SheetRoom; printedBy: string; at: Date }
type Rendered = { ok: true; bytes: Uint8Array; seats: number } | { ok: false; busy: boolean; message: string }

/** One sheet; the caller has checked who may. */
export async function renderSheet({ kind, examTitle, drawId, room, printedBy, at }: Sheet): Promise<Rendered> {
  const rows = await listSittings(drawId, room.id)
  const sittings = sittingsOf(rows, kind === 'chart' ? await readPhotos(rows) : new Map())
  const { site, name, capacity } = room
  const printed = await renderDocument('room-sheet', {
    ...{ kind, examTitle, site, room: name, capacity, sittings, printedBy, printedAt: exact(at) },
  })
  if (printed.ok) return { ok: true, bytes: printed.bytes, seats: rows.length }
  if (printed.refusal === 'queue_full') return { ok: false, busy: true, message: '现在打印的人很多，请过一分钟再试。' }
  log.error({ room: room.id, kind }, 'room sheet not printed: no font has these characters')
  const characters = printed.characters.join('、')
  return {
    ok: false,
    busy: false,
    message: `${name}的考生中有系统字库暂缺的字：${characters}。为避免印错，没有打印，请联系维护人员添加字库。`,
  }
}

async function readPhotos(rows: readonly SittingRow[]): Promise<Map<string, Uint8Array>> {
  const keys = new Map(rows.flatMap(({ caseId, photoKey }) => (photoKey ? [[caseId, photoKey] as const] : [])))
  const photos = await Promise.all([...keys].map(async ([caseId, key]) => [caseId, await storage().get(key)] as const))
  return new Map(photos.flatMap(([caseId, photo]) => (photo ? [[caseId, new Uint8Array(photo)] as const] : [])))
}
