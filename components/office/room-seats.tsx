import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { chosenWords } from '@/lib/exam/chosen-words'
import { Cell, Head, Table } from './table'

type Room = { id: string; site: string; siteId: string; name: string; taken: number; capacity: number }
type Seated = {
  caseId: string
  slot: number
  subject: string
  seat: number
  number: string
  name: string
  idNumber: string
  level: string | null
  specialty: string | null
  positionCode?: string | null
  /** What was arranged for somebody placed by hand. */
  needs: readonly string[]
}
type RoomSeatsProps = { rooms: readonly Room[]; room: Room | null; seated: readonly Seated[]; here: string }

/** Who sits where, one room a page. */
export function RoomSeats({ rooms, room, seated, here }: RoomSeatsProps) {
  const arranged = seated.some((one) => one.needs.length > 0)
  const several = new Set(seated.map((one) => one.subject)).size > 1
  const at = rooms.findIndex((one) => one.id === room?.id)
  return (
    <Card title="各考场座位" className="scroll-mt-4">
      <form action={here} className="mb-4 flex flex-wrap items-end gap-3">
        <label className="min-w-0 flex-1">
          <span className="block font-bold">考场</span>
          <select name="room" defaultValue={room?.id} className="box mt-1">
            {rooms.map((one) => (
              <option key={one.id} value={one.id}>
                {one.site} {one.name}，{one.taken}/{one.capacity} 人
              </option>
            ))}
          </select>
        </label>
        <Button tone="secondary">查看</Button>
      </form>
      {seated.length === 0 ? (
        <Empty title="这个考场没有安排考生">请选择另一个考场查看。</Empty>
      ) : (
        <Table caption={`${room?.site} ${room?.name}`}>
          <Head
            columns={[
              ...(several ? ['科目'] : []),
              '座位',
              '准考证号',
              '姓名',
              '证件号码',
              '报考',
              ...(arranged ? ['照顾安排'] : []),
            ]}
            numeric={[several ? 1 : 0]}
          />
          <tbody>
            {seated.map((one) => (
              <tr key={`${one.caseId} ${one.slot}`}>
                {several && <Cell>{one.subject}</Cell>}
                <Cell numeric>{one.seat}</Cell>
                <Cell>
                  <span className="whitespace-nowrap">{one.number}</span>
                </Cell>
                <Cell>{one.name}</Cell>
                <Cell>
                  <span className="whitespace-nowrap">{one.idNumber}</span>
                </Cell>
                <Cell>{chosenWords(one) ?? '—'}</Cell>
                {arranged && <Cell>{one.needs.join('；')}</Cell>}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <nav aria-label="考场" className="mt-4 flex flex-wrap justify-between gap-3">
        <Neighbour room={rooms[at - 1]} here={here} label="上一个考场" />
        <Neighbour room={rooms[at + 1]} here={here} label="下一个考场" />
      </nav>
    </Card>
  )
}

function Neighbour({ room, here, label }: { room: Room | undefined; here: string; label: string }) {
  if (!room) return <span />
  return (
    <ButtonLink href={`${here}?room=${room.id}`} tone="quiet" size="small">
      {label}
    </ButtonLink>
  )
}
