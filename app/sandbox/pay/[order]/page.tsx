import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { payActionLabels } from '@/components/sandbox/pay-action-labels'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { findPayOrder, listTransactions } from '@/db/queries/sandbox'
import { exact, yuan } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { settings } from '@/lib/config/settings'
import { orderNumberSchema } from '@/lib/gateway/pay/messages'
import { payAction } from '../../actions'

export const metadata: Metadata = { title: '模拟支付平台' }
export const dynamic = 'force-dynamic'

/** Where the payer lands, on a phone by QR code or redirect: the payment service's own page in the sandbox. */
export default async function PayPage({ params }: { params: Promise<{ order: string }> }) {
  const { order: number } = await params
  if (!settings().sandbox || !orderNumberSchema.safeParse(number).success) notFound()
  const [order, transactions, at] = await Promise.all([findPayOrder(number), listTransactions(number), now()])
  if (!order) notFound()
  const expired = at >= order.expiresAt
  const paid = transactions.some((one) => one.amountFen === order.amountFen)
  return (
    <div className="mx-auto max-w-md space-y-5 px-4 py-8">
      <h1 className="text-center font-bold font-song text-2xl">模拟支付平台</h1>
      <Card>
        <p className="text-center">
          <span className="text-ink-2">应付金额</span>
          <strong className="block font-song text-4xl tabular-nums">¥{yuan(order.amountFen)}</strong>
        </p>
        <div className="my-5">
          <DescriptionList
            items={[
              { term: '缴费项目', detail: order.title },
              { term: '订单号', detail: order.orderNumber },
              { term: '支付截止', detail: exact(order.expiresAt) },
            ]}
          />
        </div>
        {paid && <Alert tone="done">这个订单已经支付，不需要再付。</Alert>}
        {!paid && expired && (
          <Alert tone="error" title="订单已过期">
            已过支付截止时间，不能再支付。
          </Alert>
        )}
        <form action={payAction} className="mt-4">
          <input type="hidden" name="order" value={order.orderNumber} />
          {!paid && !expired && (
            <Button name="action" value="pay" wide>
              支付
            </Button>
          )}
          <details className="mt-5">
            <summary className="cursor-pointer py-2 text-ink-2">演示异常情况</summary>
            <div className="mt-2 grid grid-cols-2 gap-2">
              {Object.entries(payActionLabels).flatMap(([action, label]) =>
                action === 'pay'
                  ? []
                  : [
                      <Button key={action} tone="secondary" size="small" name="action" value={action}>
                        {label}
                      </Button>,
                    ],
              )}
            </div>
          </details>
        </form>
        <p className="mt-4 text-center">
          <a className="link" href={order.returnUrl}>
            {paid || expired ? '返回' : '返回，不支付'}
          </a>
        </p>
      </Card>
    </div>
  )
}
