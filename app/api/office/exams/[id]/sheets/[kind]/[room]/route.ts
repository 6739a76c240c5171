import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { printRoomSheet } from '@/lib/seating/print-room-sheet'

/** One sheet of one room as PDF, for exam officers (E-32). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; kind: string; room: string }> }) {
  const { id, kind, room } = await params
  const printed = await printRoomSheet(await currentViewer(), { sessionId: id, kind, roomId: room })
  if (!printed.ok) return refusalPage(printed.message, printed.status)
  return new Response(Buffer.from(printed.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="sheet.pdf"; filename*=UTF-8''${encodeURIComponent(printed.name)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
