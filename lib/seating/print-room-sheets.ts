import { getExamFrame } from '@/db/queries/exam'
import { listSheetRooms } from '@/db/queries/room-sheets'
import { forgetEarlierFiles, listRunFiles } from '@/db/queries/run'
import { currentDraw } from '@/db/queries/seating'
import { now } from '@/lib/clock/now'
import { type SheetKind, sheetKinds } from '@/lib/print/documents'
import type { Work } from '@/lib/run/perform-run'
import { fileName, storeFile } from '@/lib/run/store-file'
import { renderSheet } from './print-room-sheet'

const kinds = Object.keys(sheetKinds) as SheetKind[]

/** All sheets of all rooms of an exam, a file each (E-32, Q-42). Cut off, it goes on with what is missing. */
export const printRoomSheets: Work = async (run, viewer, report) => {
  const [frame, draw] = [await getExamFrame(run.sessionId), await currentDraw(run.sessionId)]
  if (!frame || draw?.state !== 'frozen') return { ok: false, message: '座位冻结以后才能打印考场材料。' }
  await forgetEarlierFiles(run)
  const rooms = await listSheetRooms(draw.id)
  const made = new Set((await listRunFiles(run.id)).map(({ ordinal }) => ordinal))
  const failed: string[] = []
  const at = await now()
  for (const [index, room] of rooms.entries()) {
    await report('正在打印考场材料', index, rooms.length)
    const missing = kinds
      .map((kind, at) => ({ kind, ordinal: index * kinds.length + at + 1 }))
      .filter(({ ordinal }) => !made.has(ordinal))
    for (const { kind, ordinal } of missing) {
      const sheet = await renderSheet({ kind, examTitle: frame.session.title, drawId: draw.id, room, printedBy: viewer.name, at })
      if (!sheet.ok) failed.push(`${sheetKinds[kind]}：${sheet.message}`)
      else {
        const name = `${sheetKinds[kind]}/${String(index + 1).padStart(4, '0')}-${fileName(room.name)}.pdf`
        await storeFile(run, { ordinal, name, siteId: room.siteId, papers: 1, bytes: sheet.bytes })
      }
    }
  }
  await report('正在打印考场材料', rooms.length, rooms.length)
  return { ok: failed.length === 0, message: `${rooms.length} 个考场的材料已备好。${failed.slice(0, 20).join(' ')}` }
}
