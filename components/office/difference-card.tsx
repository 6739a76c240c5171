import { Timeline } from '@/components/case/timeline'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { exact, yuan } from '@/lib/clock/format'
import {
  type DecisionName,
  type DifferenceStanding,
  decisions,
  decisionsFor,
  kindLabel,
  standings,
} from '@/lib/reconciliation/kinds'
import { DifferenceForm } from './difference-form'

type Side = { fen: number | null; at: Date | null }
type Story = {
  difference: {
    id: string
    kind: string
    what: 'payment' | 'refund'
    orderId: string | null
    orderNumber: string
    channel: string
    transactionNumber: string
    refundNumber: string | null
    billLine: number | null
    billFen: number | null
    billAt: Date | null
    ledgerFen: number | null
    ledgerAt: Date | null
  }
  exam: string | null
  standing: DifferenceStanding
  isGone: boolean
  decisions: readonly { what: string; reason: string; at: Date; name: string | null }[]
  answers: readonly { number: string; outcome: string | null; at: Date | null }[]
}
type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** One difference: both sides, what was decided by whom, and what may be decided now. */
export function DifferenceCard({ story, decide, isDone }: { story: Story; decide: Action | null; isDone: boolean }) {
  const { difference, exam, standing, isGone } = story
  return (
    <Card title={kindLabel(difference)} aside={<span className="text-ink-2">{standings[standing]}</span>}>
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="grid content-start gap-4">
          {isDone && (
            <Alert tone="done" live>
              处理决定已记录。
            </Alert>
          )}
          <DescriptionList
            items={[
              { term: '考试', detail: exam ?? '没有对应的考试' },
              { term: '订单号', detail: <OrderLink {...difference} /> },
              { term: '渠道', detail: difference.channel },
              { term: '交易号', detail: <span className="break-all">{difference.transactionNumber}</span> },
              ...(difference.refundNumber ? [{ term: '退款号', detail: difference.refundNumber }] : []),
              { term: '账单', detail: sideWords({ fen: difference.billFen, at: difference.billAt }, difference.billLine) },
              { term: '本系统', detail: sideWords({ fen: difference.ledgerFen, at: difference.ledgerAt }) },
            ]}
          />
          {isGone && standing !== 'closed' && <Alert title="最近一次对账没有再发现这条差异">仍须作出处理决定。</Alert>}
          <Timeline items={happenings(story)} />
        </div>
        {decide && decisionsFor({ ...difference, standing }).length > 0 && (
          <DifferenceForm id={difference.id} kind={difference.kind} what={difference.what} standing={standing} decide={decide} />
        )}
      </div>
    </Card>
  )
}

function OrderLink({ orderId, orderNumber }: { orderId: string | null; orderNumber: string }) {
  if (!orderId) return orderNumber || '—'
  return (
    <a className="link tabular-nums" href={`/office/cashier/${orderNumber}`}>
      {orderNumber}
    </a>
  )
}

function sideWords({ fen, at }: Side, line: number | null = null): string {
  if (fen === null) return '没有'
  return `${yuan(fen)} 元${at ? `，${exact(at)}` : ''}${line ? `，第 ${line} 行` : ''}`
}

const outcomes: Record<string, string> = {
  done: '已退回付款账户',
  processing: '支付机构处理中',
  refused: '支付机构未受理',
  closed: '不能原路退回',
}

function happenings({ decisions: decided, answers }: Story) {
  const all = [
    ...decided.map(({ what, reason, at, name }) => ({
      at,
      label: `${Object.hasOwn(decisions, what) ? decisions[what as DecisionName].label : what} · ${name ?? '财务人员'}`,
      note: reason,
    })),
    ...answers.flatMap(({ number, outcome, at }) =>
      at && outcome ? [{ at, label: `退款答复：${outcomes[outcome] ?? outcome}`, note: number }] : [],
    ),
  ]
  return all.map(({ at, label, note }) => ({ label, time: exact(at), at: at.toISOString(), ...(note ? { note } : {}) }))
}
