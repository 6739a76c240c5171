import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Countdown } from '@/components/exam/countdown'
import { PaymentWatch } from '@/components/exam/payment-watch'
import { QrCode } from '@/components/exam/qr-code'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/access/session'
import { exact, yuan } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { readRegistration } from '@/lib/exam/read-registration'
import { type OrderView, orderOf } from '@/lib/payment/order-of'
import { startPayment } from '@/lib/payment/start-payment'
import { askPaymentAction, startPaymentAction } from './actions'

export const metadata: Metadata = { title: '网上缴费' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ scan?: string; asked?: string }> }

export default async function PayPage({ params, searchParams }: Props) {
  const { id } = await params
  const { scan, asked } = await searchParams
  const viewer = await requireViewer('person')
  const open = await readRegistration(viewer, id)
  const order = open && (await orderOf(viewer, open.head.id))
  if (!open || !order) redirect(open ? `/exams/mine/${open.head.id}` : `/exams/${encodeURIComponent(id)}`)
  const { head } = open
  const at = await now()
  const started = scan && order.standing === 'open' ? await startPayment(viewer, order.number) : null
  const payUrl = started?.ok ? started.payUrl : null
  return (
    <Page width="form">
      <PageTitle title="网上缴费" back={{ href: `/exams/mine/${head.id}`, label: '我的考试' }} lead={open.frame.session.title} />
      {order.standing === 'paid' && <Paid order={order} caseId={head.id} />}
      {order.standing === 'expired' && (
        <Alert tone="error" title="缴费已截止">
          {exact(order.deadline)}前没有完成缴费，视为自动放弃报名。如果您在截止前已经付款，请点“查询”，到账后自动恢复。
        </Alert>
      )}
      {asked === 'none' && (
        <div className="mt-4">
          <Alert tone="soon" live title="没有查到付款">
            支付平台没有这个订单的付款记录。如果您已被扣款，请过几分钟再点“查询”；系统每小时也会自动核对。
          </Alert>
        </div>
      )}
      <div className="mt-5 grid gap-5">
        <Card title="缴费订单">
          <DescriptionList
            ruled
            items={[
              { term: '订单号', detail: order.number },
              { term: '应缴金额', detail: <strong className="text-lg">{yuan(order.amountFen)} 元</strong> },
              { term: '缴费截止', detail: <Deadline order={order} now={at} /> },
              { term: '状态', detail: standings[order.standing] },
            ]}
          />
          {order.extras.map((extra) => (
            <div key={extra.transactionNumber} className="mt-4">
              <Alert tone="soon" title="另有一笔款项">
                {extra.words}
              </Alert>
            </div>
          ))}
        </Card>
        {order.standing === 'open' && (
          <Card title="付款">
            <PaymentWatch caseId={head.id} />
            {payUrl ? (
              <div className="grid justify-items-center gap-3">
                <QrCode text={payUrl} label="付款二维码" />
                <p className="text-center text-ink-2">用手机扫码付款，付好后本页自动更新。</p>
                <ButtonLink href={payUrl} tone="secondary">
                  在本机打开付款页
                </ButtonLink>
              </div>
            ) : (
              <ActionForm action={startPaymentAction} className="flex flex-wrap gap-3">
                <input type="hidden" name="orderNumber" value={order.number} />
                <input type="hidden" name="sessionId" value={id} />
                <SubmitButton name="by" value="redirect" className="sm:hidden">
                  去支付 {yuan(order.amountFen)} 元
                </SubmitButton>
                <SubmitButton name="by" value="scan" className="max-sm:hidden">
                  扫码支付 {yuan(order.amountFen)} 元
                </SubmitButton>
              </ActionForm>
            )}
          </Card>
        )}
        {order.standing !== 'paid' && (
          <Card title="已扣款但未显示？">
            <p className="mb-3 text-ink-2">点“查询”，系统马上向支付平台核对。以您付款的时间为准，截止前付的都算数。</p>
            <ActionForm action={askPaymentAction}>
              <input type="hidden" name="orderNumber" value={order.number} />
              <input type="hidden" name="sessionId" value={id} />
              <SubmitButton tone="secondary" pendingLabel="正在查询…">
                查询
              </SubmitButton>
            </ActionForm>
          </Card>
        )}
      </div>
    </Page>
  )
}

const standings: Record<OrderView['standing'], string> = { open: '待缴费', paid: '已缴费', expired: '已截止' }

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

function Paid({ order, caseId }: { order: OrderView; caseId: string }) {
  return (
    <Alert tone="done" title="缴费成功，报名完成">
      <p>{order.paidAt && `付款时间 ${exact(order.paidAt)}。`}下一步：打印报名表；准考证开放后打印准考证。</p>
      <div className="mt-3">
        <ButtonLink href={`/exams/mine/${caseId}`}>我的考试</ButtonLink>
      </div>
    </Alert>
  )
}
