import { Timeline, type TimelineItem } from '@/components/case/timeline'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { exact, fullDay, yuan } from '@/lib/clock/format'
import { journalOf } from '@/lib/payment/journal'
import { OrderJournal } from './order-journal'
import { Cell, Head, Table } from './table'

type Payment = {
  id: string
  channel: string
  transactionNumber: string
  amountFen: number
  paidAt: Date
  learntAt: Date
  standing: keyof typeof standings
}
type Answer = {
  number: string
  outcome: keyof typeof answered
  at: Date
  refundedAt: Date | null
  bankReference: string | null
}
type Story = {
  name: string
  idNumber: string
  order: { number: string; amountFen: number; createdAt: Date; opensAt: Date; deadline: Date }
  head: { number: string }
  attempts: readonly { what: 'opened' | 'asked'; answer: string; at: Date }[]
  callbacks: readonly { receivedAt: Date; signatureOk: boolean; verdict: string }[]
  payments: readonly Payment[]
  refunds: readonly {
    refund: { number: string; amountFen: number; paymentId: string; createdAt: Date }
    request: { id: string; number: string }
  }[]
  answers: readonly Answer[]
}

const standings = { settles: '计入报名', duplicate: '重复付款', late: '不在缴费时间内', 'wrong-amount': '金额不符' } as const
const answered = {
  done: '已退回付款账户',
  processing: '支付机构处理中',
  refused: '支付机构未受理',
  closed: '不能原路退回',
} as const
const channels: Record<string, string> = { sandbox: '模拟支付', wechat: '微信支付', alipay: '支付宝' }
const failures: Record<string, string> = {
  ok: '支付机构已受理',
  unreachable: '支付机构没有回应',
  refused: '支付机构未受理',
  unreadable: '支付机构的答复无法识别',
  'not-configured': '没有配置支付机构',
}
const verdicts: Record<string, string> = {
  ...standings,
  repeat: '重复通知，已处理过',
  contradiction: '与此前通知矛盾，未采用',
  'not-paid': '未支付',
  'bad-signature': '签名不符，未采用',
  malformed: '格式不符，未采用',
  'other-merchant': '不是本单位的商户号，未采用',
  'unknown-order': '没有这个订单，未采用',
}

/** What the order asks, what money came, what went back, and everything that was said about it, in the order in which it happened. */
export function OrderStory({ story }: { story: Story }) {
  const { order, head, name, idNumber, payments } = story
  return (
    <div className="grid gap-5 [&>*]:min-w-0">
      <Card title="订单">
        <DescriptionList
          items={[
            { term: '考生', detail: `${name}，${idNumber}` },
            { term: '报名序号', detail: head.number },
            { term: '应缴', detail: `${yuan(order.amountFen)} 元` },
            { term: '开单', detail: exact(order.createdAt) },
            { term: '缴费时间', detail: `${exact(order.opensAt)} 至 ${exact(order.deadline)}` },
          ]}
        />
      </Card>
      <Card title="收到的款项">
        {payments.length === 0 ? <p className="text-ink-2">还没有收到款项。</p> : <Payments story={story} />}
      </Card>
      <OrderJournal journal={journalOf(story)} />
      <Card title="经过">
        <Timeline items={happenings(story)} />
      </Card>
    </div>
  )
}

function Payments({ story: { payments, refunds, answers } }: { story: Story }) {
  return (
    <Table caption="收到的款项">
      <Head columns={['付款时间', '金额（元）', '渠道', '交易号', '情况', '退款']} numeric={[1]} />
      <tbody>
        {payments.map((payment) => {
          const given = refunds.find(({ refund }) => refund.paymentId === payment.id)
          const last = answers.findLast((one) => one.number === given?.refund.number)
          return (
            <tr key={payment.id}>
              <Cell>
                <span className="whitespace-nowrap">{exact(payment.paidAt)}</span>
              </Cell>
              <Cell numeric>{yuan(payment.amountFen)}</Cell>
              <Cell>
                <span className="whitespace-nowrap">{channels[payment.channel] ?? payment.channel}</span>
              </Cell>
              <Cell>
                <span className="whitespace-nowrap">{payment.transactionNumber}</span>
              </Cell>
              <Cell>
                <span className="whitespace-nowrap">{standings[payment.standing]}</span>
              </Cell>
              <Cell>
                {given ? (
                  <>
                    <span className="whitespace-nowrap">{last ? outcomeWords(last) : '已通知支付机构'}</span>
                    <a className="link block whitespace-nowrap" href={`/office/cases/${given.request.id}`}>
                      退费申请 {given.request.number}
                    </a>
                  </>
                ) : (
                  '—'
                )}
              </Cell>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/** What the payment service answered to being called. */
function attemptWords(answer: string): string {
  const found = /^payments: (\d+)$/.exec(answer)?.[1]
  return found ? `查到 ${found} 笔付款` : (failures[answer] ?? answer)
}

function outcomeWords({ outcome, bankReference }: Answer): string {
  return bankReference ? `已转账，流水号 ${bankReference}` : answered[outcome]
}

function answerWords(answer: Answer): { at: Date; label: string; note: string } {
  const { at, number, refundedAt, bankReference } = answer
  if (bankReference && refundedAt)
    return { at, label: '转账退款', note: `${number}，${fullDay(refundedAt)}转出，银行流水号 ${bankReference}` }
  return { at, label: `退款答复：${outcomeWords(answer)}`, note: refundedAt ? `${number}，${exact(refundedAt)}` : number }
}

function happenings({ order, attempts, callbacks, payments, refunds, answers }: Story): TimelineItem[] {
  const all: { at: Date; label: string; note?: string }[] = [
    { at: order.createdAt, label: '开单' },
    ...attempts.map(({ at, what, answer }) => ({
      at,
      label: what === 'opened' ? '考生去支付' : '向支付机构查询',
      note: attemptWords(answer),
    })),
    ...callbacks.map(({ receivedAt, verdict }) => ({
      at: receivedAt,
      label: '收到支付通知',
      note: verdicts[verdict] ?? verdict,
    })),
    ...payments.map((one) => ({
      at: one.learntAt,
      label: `入账 ${yuan(one.amountFen)} 元`,
      note: `${standings[one.standing]}，交易号 ${one.transactionNumber}`,
    })),
    ...refunds.map(({ refund, request }) => ({
      at: refund.createdAt,
      label: `通知退款 ${yuan(refund.amountFen)} 元`,
      note: `${refund.number}，退费申请 ${request.number}`,
    })),
    ...answers.map(answerWords),
  ]
  return all
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, label, note }) => ({ label, time: exact(at), at: at.toISOString(), ...(note ? { note } : {}) }))
}
