import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { exact, yuan } from '@/lib/clock/format'
import { payActionLabels } from './pay-action-labels'

type Order = { number: string; title: string; amountFen: number; deadline: Date; caseNumber: string; settled: boolean }
type OrdersCardProps = { orders: readonly Order[]; play: (form: FormData) => Promise<void> }

/** Orders and what the payment service can do with each. */
export function OrdersCard({ orders, play }: OrdersCardProps) {
  return (
    <Card title="缴费订单">
      <div id="orders" className="scroll-mt-4">
        {orders.length === 0 && <Empty title="还没有缴费订单">考生确认报名信息以后，订单会显示在这里。</Empty>}
        <ul className="divide-y divide-line">
          {orders.map((order) => (
            <li key={order.number} className="py-3">
              <p className="flex flex-wrap items-center gap-x-3">
                <strong className="tabular-nums">{order.number}</strong>
                {yuan(order.amountFen)} 元
                <Badge tone={order.settled ? 'done' : 'you'}>{order.settled ? '已缴费' : '未缴费'}</Badge>
              </p>
              <p className="text-ink-2 text-sm">
                {order.title} · 报名序号 {order.caseNumber} · {exact(order.deadline)} 截止
              </p>
              <form action={play} className="mt-2 flex flex-wrap gap-2">
                <input type="hidden" name="order" value={order.number} />
                {Object.entries(payActionLabels).map(([action, label]) => (
                  <Button
                    key={action}
                    tone="secondary"
                    size="small"
                    name="action"
                    value={action}
                    aria-label={`${label}：订单 ${order.number}`}
                  >
                    {label}
                  </Button>
                ))}
              </form>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
