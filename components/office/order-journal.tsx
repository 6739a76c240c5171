import { Card } from '@/components/ui/card'
import { exact, yuan } from '@/lib/clock/format'
import type { Journal } from '@/lib/payment/journal'
import { Cell, Head, Table } from './table'

/** Where every cent of an order is: what came, what went back, what is there. */
export function OrderJournal({ journal }: { journal: Journal }) {
  if (journal.entries.length === 0) return null
  const { cameFen, wentFen, keptFen, owedFen } = journal
  return (
    <Card title="资金流水">
      <Table caption="资金流水">
        <Head columns={['时间', '事项', '金额（元）', '结存（元）', '号码']} numeric={[2, 3]} />
        <tbody>
          {journal.entries.map(({ at, what, fen, balanceFen, number }) => (
            <tr key={`${what}${number}`}>
              <Cell>
                <span className="whitespace-nowrap">{exact(at)}</span>
              </Cell>
              <Cell>{what === 'came' ? '收款' : '退款'}</Cell>
              <Cell numeric>{yuan(fen)}</Cell>
              <Cell numeric>{yuan(balanceFen)}</Cell>
              <Cell>
                <span className="break-all">{number}</span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-3">
        收款 {yuan(cameFen)} 元 − 退款 {yuan(wentFen)} 元 = 报名费 {yuan(keptFen)} 元 + 待退 {yuan(owedFen)} 元
      </p>
    </Card>
  )
}
