import { Badge } from '@/components/ui/badge'
import { exact, yuan } from '@/lib/clock/format'
import { dayHref } from '@/lib/reconciliation/difference-filter'
import { type DifferenceKind, type DifferenceStanding, kindLabel, standings } from '@/lib/reconciliation/kinds'
import { Cell, Head, Table } from './table'

type Difference = {
  id: string
  kind: string
  what: 'payment' | 'refund'
  orderNumber: string
  transactionNumber: string
  refundNumber: string | null
  billFen: number | null
  billAt: Date | null
  ledgerFen: number | null
  ledgerAt: Date | null
}
type Row = { difference: Difference; exam: string | null; standing: DifferenceStanding }
type Filter = { day: string; kind?: DifferenceKind | undefined; state: 'open' | 'closed' | 'all' }

/** What differs, both sides beside each other; each leads to its decision. */
export function DifferenceTable({ rows, filter }: { rows: readonly Row[]; filter: Filter }) {
  return (
    <Table caption="差异">
      <Head columns={['差异', '考试', '订单号', '交易号', '账单（元）', '本系统（元）', '时间', '状态']} numeric={[4, 5]} />
      <tbody>
        {rows.map(({ difference, exam, standing }) => (
          <tr key={difference.id}>
            <Cell>
              <a className="link whitespace-nowrap font-bold" href={dayHref(filter, { at: difference.id })}>
                {kindLabel(difference)}
              </a>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{exam ?? '—'}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap tabular-nums">{difference.orderNumber}</span>
            </Cell>
            <Cell>
              <span className="break-all">{difference.refundNumber ?? difference.transactionNumber}</span>
            </Cell>
            <Cell numeric>{money(difference.billFen)}</Cell>
            <Cell numeric>{money(difference.ledgerFen)}</Cell>
            <Cell>
              <span className="whitespace-nowrap">{exact(difference.billAt ?? difference.ledgerAt ?? new Date(0))}</span>
            </Cell>
            <Cell>
              <Badge tone={tones[standing]}>{standings[standing]}</Badge>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const tones = {
  open: 'you',
  proposed: 'you',
  returning: 'others',
  'way-closed': 'you',
  'handed-over': 'others',
  closed: 'done',
} as const

function money(fen: number | null): string {
  return fen === null ? '—' : yuan(fen)
}
