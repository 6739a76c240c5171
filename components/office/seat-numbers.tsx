import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Cell, Head, Table } from './table'

type Room = { siteId: string; site: string; capacity: number; taken: number }
type SeatNumbersProps = { numbers: { paid: number; capacity: number; seated: number; unseated: number }; rooms: readonly Room[] }

/** How many are to be seated, and on how many seats, by site. */
export function SeatNumbers({ numbers: { paid, capacity, seated, unseated }, rooms }: SeatNumbersProps) {
  const figures = [
    { label: '已缴费', value: paid },
    { label: '座位', value: capacity },
    { label: '已编排', value: seated },
    { label: '未编排', value: unseated, warn: unseated > 0 && seated > 0 },
  ]
  return (
    <Card title="人数和座位">
      <dl className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {figures.map(({ label, value, warn }) => (
          <div key={label} className="rounded-lg bg-sunk px-4 py-2.5">
            <dt className="text-ink-2 text-sm">{label}</dt>
            <dd className={`font-bold font-song text-2xl ${warn ? 'text-amber' : ''}`}>{value}</dd>
          </div>
        ))}
      </dl>
      {rooms.length === 0 ? (
        <Empty title="还没有考场">请到“考点考场”沿用上次的考点，或者新增。</Empty>
      ) : (
        <Table caption="各考点座位">
          <Head columns={['考点', '考场', '座位', '已编排']} numeric={[1, 2, 3]} />
          <tbody>
            {bySite(rooms).map((site) => (
              <tr key={site.id}>
                <Cell>{site.name}</Cell>
                <Cell numeric>{site.rooms}</Cell>
                <Cell numeric>{site.capacity}</Cell>
                <Cell numeric>{site.taken}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

function bySite(rooms: readonly Room[]) {
  const ids = [...new Set(rooms.map((room) => room.siteId))]
  return ids.map((id) => {
    const own = rooms.filter((room) => room.siteId === id)
    const sum = (of: (room: Room) => number) => own.reduce((total, room) => total + of(room), 0)
    return {
      id,
      name: own[0]?.site ?? '',
      rooms: own.length,
      capacity: sum((room) => room.capacity),
      taken: sum((room) => room.taken),
    }
  })
}
