import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { exact, yuan } from '@/lib/clock/format'
import type { OrderView } from '@/lib/payment/order-of'
import { Countdown } from './countdown'
import { GivenBackMoney } from './given-back-money'

const standings: Record<OrderView['standing'], string> = {
  open: '待缴费',
  paid: '已缴费',
  expired: '已截止',
  idle: '暂不能缴费',
}

/** 缴费订单: number, amount, deadline, standing; every other money that came for it is explained (E-20, E-23). */
export function OrderCard({ order, now }: { order: OrderView; now: Date }) {
  return (
    <Card title="缴费订单">
      <DescriptionList
        ruled
        items={[
          { term: '订单号', detail: order.number },
          { term: '应缴金额', detail: <strong className="text-lg">{yuan(order.amountFen)} 元</strong> },
          { term: '缴费截止', detail: <Deadline order={order} now={now} /> },
          { term: '状态', detail: standings[order.standing] },
        ]}
      />
      <div className="mt-4">
        <GivenBackMoney order={order} />
      </div>
    </Card>
  )
}

/** How the order stands, where it is not simply open; and what the payment service said when it was asked. */
export function OrderStanding({ order, caseId, asked }: { order: OrderView; caseId: string; asked: boolean }) {
  return (
    <div className="grid gap-4">
      {order.standing === 'paid' && (
        <Alert tone="done" title="缴费成功，报名完成">
          <p>{order.paidAt && `付款时间 ${exact(order.paidAt)}。`}下一步：打印报名表；准考证开放后打印准考证。</p>
          <div className="mt-3">
            <ButtonLink href={`/exams/mine/${caseId}`}>我的考试</ButtonLink>
          </div>
        </Alert>
      )}
      {order.standing === 'expired' && (
        <Alert tone="error" title="缴费已截止">
          {exact(order.deadline)}前没有完成缴费，视为自动放弃报名。如果您在截止前已经付款，请点“查询”，到账后自动恢复。
        </Alert>
      )}
      {order.standing === 'idle' && (
        <Alert tone="info" title="现在不能缴费">
          这项报名还没有到缴费这一步，或者已经结束，付了款也不能计入。请到“我的考试”查看进展；如果您已经付款，请点“查询”。
        </Alert>
      )}
      {asked && order.standing !== 'paid' && (
        <Alert tone="soon" live title="没有查到付款">
          支付平台没有这个订单的付款记录。如果您已被扣款，请过几分钟再点“查询”；系统每小时也会自动核对。
        </Alert>
      )}
    </div>
  )
}

function Deadline({ order, now }: { order: OrderView; now: Date }) {
  if (order.standing !== 'open') return exact(order.deadline)
  return (
    <>
      {exact(order.deadline)}
      <span className="ml-2 text-seal">
        剩 <Countdown until={order.deadline.getTime()} now={now.getTime()} />
      </span>
    </>
  )
}
