import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { exact, yuan } from '@/lib/clock/format'
import { failures } from '@/lib/reconciliation/reconcile-failures'
import { Cell, Head, Table } from './table'

type Result = {
  lines: number
  matched: number
  billPaidFen: number
  billRefundedFen: number
  ledgerPaidFen: number
  ledgerRefundedFen: number
}
type Run = {
  day: string
  state: 'running' | 'done' | 'failed'
  startedBy: string | null
  startedAt: Date
  finishedAt: Date | null
  failure: string | null
  problems: readonly string[] | null
  result: Result | null
}

/** How a day's reconciliation went, and the sums of both sides. */
export function ReconciledSums({ reconciled }: { reconciled: { run: Run; done: Run | null } | null }) {
  if (!reconciled) return <Alert title="这一天还没有对账">次日起自动对账；也可以在“对账”页立即对账。</Alert>
  const { run, done } = reconciled
  return (
    <>
      {run.state === 'running' && (
        <Alert title="正在对账" live>
          可以离开本页，完成后结果显示在这里。
          <a className="link" href={`/office/cashier/reconciliation/${run.day}`}>
            查看结果
          </a>
        </Alert>
      )}
      {run.state === 'failed' && (
        <Alert tone="error" title="最近一次对账没有完成">
          <p>{failureWords(run.failure)}</p>
          <ul className="list-disc pl-5">
            {(run.problems ?? []).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      {done?.result && <Sums run={done} result={done.result} />}
    </>
  )
}

function failureWords(failure: string | null): string {
  return failure && Object.hasOwn(failures, failure) ? failures[failure as keyof typeof failures] : '请稍后再试。'
}

function Sums({ run, result }: { run: Run; result: Result }) {
  const rows = [
    ['收款', result.billPaidFen, result.ledgerPaidFen],
    ['退款', result.billRefundedFen, result.ledgerRefundedFen],
  ] as const
  return (
    <Card
      title="两边的合计"
      aside={
        <span className="text-ink-3 text-sm">
          账单 {result.lines} 笔，相符 {result.matched} 笔 · {run.finishedAt && exact(run.finishedAt)}
          {run.startedBy ? ' · 由财务人员发起' : ' · 自动对账'}
        </span>
      }
    >
      <Table caption="两边的合计">
        <Head columns={['项目', '账单（元）', '本系统（元）', '相差（元）']} numeric={[1, 2, 3]} />
        <tbody>
          {rows.map(([label, bill, ledger]) => (
            <tr key={label}>
              <Cell>{label}</Cell>
              <Cell numeric>{yuan(bill)}</Cell>
              <Cell numeric>{yuan(ledger)}</Cell>
              <Cell numeric>
                <strong className={bill === ledger ? 'text-jade' : 'text-seal'}>{yuan(bill - ledger)}</strong>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
