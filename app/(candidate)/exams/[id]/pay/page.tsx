import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { IncompleteNote } from '@/components/account/incomplete-note'
import { OrderCard, OrderStanding } from '@/components/exam/order-card'
import { AskCard, PayCard } from '@/components/exam/pay-card'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { isIncompleteAccount } from '@/db/queries/provincial'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { readRegistration } from '@/lib/exam/read-registration'
import { orderOf } from '@/lib/payment/order-of'
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
  const caseId = open.head.id
  const incomplete = await isIncompleteAccount(viewer.accountId)
  const started = scan && order.standing === 'open' ? await startPayment(viewer, order.number) : null
  const payUrl = started?.ok ? started.payUrl : null
  return (
    <Page width="form">
      <PageTitle title="网上缴费" back={{ href: `/exams/mine/${caseId}`, label: '我的考试' }} lead={open.frame.session.title} />
      {incomplete && <IncompleteNote paying />}
      <OrderStanding order={order} caseId={caseId} asked={asked === 'none'} />
      <div className="mt-5 grid gap-5">
        <OrderCard order={order} now={await now()} />
        {order.standing === 'open' && !incomplete && (
          <PayCard sessionId={id} caseId={caseId} order={order} payUrl={payUrl} action={startPaymentAction} />
        )}
        {order.standing !== 'paid' && <AskCard sessionId={id} order={order} action={askPaymentAction} />}
      </div>
    </Page>
  )
}
