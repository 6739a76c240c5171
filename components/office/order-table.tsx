import { dayAndMinute, yuan } from '@/lib/clock/format'
import { orderColumns, orderWords } from '@/lib/payment/order-words'
import { Cell, Head, Table } from './table'

type Row = {
  number: string
  title: string
  name: string
  registration: string
  amountFen: number
  createdAt: Date
  deadline: Date
  settledFen: number
  extraFen: number
  refundedFen: number
}

/** Orders as the cashier reads them, each leading to its whole story (O-21). */
export function OrderTable({ rows, now }: { rows: readonly Row[]; now: Date }) {
  return (
    <Table caption="缴费订单">
      <Head columns={orderColumns} numeric={[4, 5, 6, 7]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <Cell>
              <a className="link whitespace-nowrap tabular-nums" href={`/office/cashier/${row.number}`}>
                {row.number}
              </a>
            </Cell>
            <Cell>
              <span className="block min-w-40">{row.title}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{row.name}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{row.registration}</span>
            </Cell>
            <Cell numeric>{yuan(row.amountFen)}</Cell>
            <Cell numeric>{yuan(row.settledFen)}</Cell>
            <Cell numeric>{yuan(row.extraFen)}</Cell>
            <Cell numeric>{yuan(row.refundedFen)}</Cell>
            <Cell>
              <span className="whitespace-nowrap">{orderWords(row, now)}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{dayAndMinute(row.createdAt)}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
