import type { ReactNode } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { yuan } from '@/lib/clock/format'
import { PaymentWatch } from './payment-watch'
import { QrCode } from './qr-code'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type PayCardProps = {
  sessionId: string
  caseId: string
  order: { number: string; amountFen: number }
  payUrl: string | null
  action: Action
}

/** 付款: by QR code on a desktop, by redirect on a phone; turns to paid by itself (E-20). */
export function PayCard({ sessionId, caseId, order, payUrl, action }: PayCardProps) {
  return (
    <Card title="付款">
      <PaymentWatch caseId={caseId} />
      {payUrl ? (
        <div className="grid justify-items-center gap-3">
          <QrCode text={payUrl} label="付款二维码" />
          <p className="text-center text-ink-2">用手机扫码付款，付好后本页自动更新。</p>
          <ButtonLink href={payUrl} tone="secondary">
            在本机打开付款页
          </ButtonLink>
        </div>
      ) : (
        <OrderForm action={action} order={order} sessionId={sessionId}>
          <SubmitButton name="by" value="redirect" className="sm:hidden">
            去支付 {yuan(order.amountFen)} 元
          </SubmitButton>
          <SubmitButton name="by" value="scan" className="max-sm:hidden">
            扫码支付 {yuan(order.amountFen)} 元
          </SubmitButton>
        </OrderForm>
      )}
    </Card>
  )
}

/** 查询, for money that was taken and does not show (E-22). */
export function AskCard({ sessionId, order, action }: Pick<PayCardProps, 'sessionId' | 'order' | 'action'>) {
  return (
    <Card title="已扣款但未显示？">
      <p className="mb-3 text-ink-2">点“查询”，系统马上向支付平台核对。以您付款的时间为准，截止前付的都算数。</p>
      <OrderForm action={action} order={order} sessionId={sessionId}>
        <SubmitButton tone="secondary" pendingLabel="正在查询…">
          查询
        </SubmitButton>
      </OrderForm>
    </Card>
  )
}

function OrderForm({
  action,
  order,
  sessionId,
  children,
}: Pick<PayCardProps, 'action' | 'order' | 'sessionId'> & { children: ReactNode }) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="orderNumber" value={order.number} />
      <input type="hidden" name="sessionId" value={sessionId} />
      {children}
    </ActionForm>
  )
}
