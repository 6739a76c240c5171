import { Badge } from '@/components/ui/badge'
import { yuan } from '@/lib/clock/format'
import { Cell, Head, Table } from './table'

type Run = {
  day: string
  state: 'running' | 'done' | 'failed'
  result: { lines: number; billPaidFen: number; billRefundedFen: number } | null
}
type Row = { run: Run; all: number; open: number }

/** Days and how each stands, leading to its differences. */
export function ReconciledDays({ rows }: { rows: readonly Row[] }) {
  return (
    <Table caption="对账">
      <Head columns={['日期', '情况', '差异', '账单笔数', '账单收款（元）', '账单退款（元）']} numeric={[2, 3, 4, 5]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.run.day}>
            <Cell>
              <a className="link whitespace-nowrap tabular-nums" href={`/office/cashier/reconciliation/${row.run.day}`}>
                {row.run.day}
              </a>
            </Cell>
            <Cell>
              <DayBadge row={row} />
            </Cell>
            <Cell numeric>{row.all}</Cell>
            <Cell numeric>{row.run.result?.lines ?? '—'}</Cell>
            <Cell numeric>{row.run.result ? yuan(row.run.result.billPaidFen) : '—'}</Cell>
            <Cell numeric>{row.run.result ? yuan(row.run.result.billRefundedFen) : '—'}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function DayBadge({ row: { run, all, open } }: { row: Row }) {
  if (run.state === 'running') return <Badge>正在对账</Badge>
  if (run.state === 'failed') return <Badge tone="ended-badly">没有完成</Badge>
  if (open > 0) return <Badge tone="you">{open} 条待处理</Badge>
  return <Badge tone="done">{all > 0 ? '差异已处理完' : '全部相符'}</Badge>
}
