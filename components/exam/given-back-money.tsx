import { Alert } from '@/components/ui/alert'
import { yuan } from '@/lib/clock/format'
import type { GivenBack, OrderView } from '@/lib/payment/order-of'

/** Money of an order that goes back: why, when, and where each refund stands (E-21, E-23, S-04). Nothing where there is none. */
export function GivenBackMoney({ order: { amountFen, extras, refund } }: { order: OrderView }) {
  if (extras.length === 0 && !refund) return null
  return (
    <div className="grid gap-4">
      {refund && <OneRefund title="报名费的退款" amountFen={amountFen} refund={refund} />}
      {extras.map((extra) =>
        extra.refund ? (
          <OneRefund key={extra.transactionNumber} title="多付款项的退款" amountFen={extra.amountFen} refund={extra.refund} />
        ) : (
          <Alert key={extra.transactionNumber} tone="soon" title="另有一笔款项">
            {extra.words}
          </Alert>
        ),
      )}
    </div>
  )
}

function OneRefund({ title, amountFen, refund }: { title: string; amountFen: number; refund: GivenBack }) {
  return (
    <Alert tone={refund.isDone ? 'done' : 'info'} title={title}>
      <p>
        {yuan(amountFen)} 元，{refund.words}。
      </p>
      <a className="link inline-block py-1" href={`/services/exam-refund/${refund.caseId}`}>
        退费详情
      </a>
    </Alert>
  )
}
