import { yuan } from '@/lib/clock/format'
import { Cell, Head, Table } from './table'

type Exam = { sessionId: string; title: string; cameFen: number; wentFen: number; keptFen: number; owedFen: number }
type Day = { day: string; openingFen: number; cameFen: number; wentFen: number; closingFen: number }

/** Each exam's money: came = went + kept + owed. */
export function ExamJournals({ rows }: { rows: readonly Exam[] }) {
  return (
    <Table caption="各考试的资金">
      <Head columns={['考试', '收款（元）', '退款（元）', '报名费（元）', '待退（元）']} numeric={[1, 2, 3, 4]} />
      <tbody>
        {rows.map(({ sessionId, title, ...fen }) => (
          <tr key={sessionId}>
            <Cell>
              <a className="link" href={`/office/cashier/journal?exam=${encodeURIComponent(sessionId)}`}>
                {title}
              </a>
            </Cell>
            <Cell numeric>{yuan(fen.cameFen)}</Cell>
            <Cell numeric>{yuan(fen.wentFen)}</Cell>
            <Cell numeric>{yuan(fen.keptFen)}</Cell>
            <Cell numeric>{yuan(fen.owedFen)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** An exam's money day by day; each leads to the reconciliation of that day. */
export function JournalDays({ rows }: { rows: readonly Day[] }) {
  return (
    <Table caption="逐日流水">
      <Head columns={['日期', '期初（元）', '收款（元）', '退款（元）', '期末（元）']} numeric={[1, 2, 3, 4]} />
      <tbody>
        {rows.map(({ day, ...fen }) => (
          <tr key={day}>
            <Cell>
              <a className="link whitespace-nowrap tabular-nums" href={`/office/cashier/reconciliation/${day}`}>
                {day}
              </a>
            </Cell>
            <Cell numeric>{yuan(fen.openingFen)}</Cell>
            <Cell numeric>{yuan(fen.cameFen)}</Cell>
            <Cell numeric>{yuan(fen.wentFen)}</Cell>
            <Cell numeric>{yuan(fen.closingFen)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
