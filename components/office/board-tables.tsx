import { dayAndMinute } from '@/lib/clock/format'
import { Cell, Head, Table } from './table'

type Hour = { at: Date; started: number; confirmed: number; paid: number }
type Choice = { level: string; specialty: string; confirmed: number }
type Position = { code: string; department: string; title: string; headcount: number; confirmed: number }

export function HourTable({ hours }: { hours: readonly Hour[] }) {
  return (
    <Table caption="按小时的人数">
      <Head columns={['时间（起）', '进入报名', '确认', '缴费']} numeric={[1, 2, 3]} />
      <tbody>
        {hours.toReversed().map(({ at, started, confirmed, paid }) => (
          <tr key={at.getTime()}>
            <Cell>{dayAndMinute(at)}</Cell>
            <Cell numeric>{started}</Cell>
            <Cell numeric>{confirmed}</Cell>
            <Cell numeric>{paid}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function ChoiceTable({ rows }: { rows: readonly Choice[] }) {
  return (
    <Table caption="按级别和专业的确认人数">
      <Head columns={['级别', '专业', '已确认']} numeric={[2]} />
      <tbody>
        {rows.map(({ level, specialty, confirmed }) => (
          <tr key={`${level} ${specialty}`}>
            <Cell>{level}</Cell>
            <Cell>{specialty}</Cell>
            <Cell numeric>{confirmed === 0 ? '0（无人选择）' : confirmed}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function PositionCounts({ rows, caption }: { rows: readonly Position[]; caption: string }) {
  return (
    <Table caption={caption}>
      <Head columns={['职位编码', '招录单位', '职位名称', '招录人数', '已确认']} numeric={[3, 4]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <Cell>{row.code}</Cell>
            <Cell>
              <span className="block min-w-32">{row.department}</span>
            </Cell>
            <Cell>
              <span className="block min-w-32">{row.title}</span>
            </Cell>
            <Cell numeric>{row.headcount}</Cell>
            <Cell numeric>{row.confirmed}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
