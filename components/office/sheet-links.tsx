import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { sheetKinds } from '@/lib/print/documents'
import { Cell, Head, Table } from './table'

type Room = { id: string; site: string; name: string }
type SheetLinksProps = { rooms: readonly Room[]; sessionId: string; from: number; here: string }

const roomsPerPage = 100

/** The four sheets of each room, one at a time. */
export function SheetLinks({ rooms, sessionId, from, here }: SheetLinksProps) {
  if (rooms.length === 0) return null
  const shown = rooms.slice(from, from + roomsPerPage)
  const next = from + roomsPerPage < rooms.length ? `${here}?from=${from + roomsPerPage}` : null
  return (
    <Card title="单个考场">
      {shown.length === 0 && <Empty title="后面没有了">请回到第一页。</Empty>}
      <Table caption="各考场材料">
        <Head columns={['考点', '考场', '打印']} />
        <tbody>
          {shown.map((room) => (
            <tr key={room.id}>
              <Cell wide>{room.site}</Cell>
              <Cell wide>{room.name}</Cell>
              <Cell>
                <span className="flex gap-4">
                  {Object.entries(sheetKinds).map(([kind, label]) => (
                    <a
                      key={kind}
                      className="link whitespace-nowrap"
                      href={`/api/office/exams/${sessionId}/sheets/${kind}/${room.id}`}
                      target="_blank"
                      rel="noreferrer"
                      aria-label={`${room.name} ${label}`}
                    >
                      {label}
                    </a>
                  ))}
                </span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pager first={from > 0 && here} next={next} />
    </Card>
  )
}
