import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OrderStory } from '@/components/office/order-story'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { readOrderStory } from '@/db/queries/cashier'
import { requireViewer } from '@/lib/access/session'

export const metadata: Metadata = { title: '订单详情' }

/** An order's whole story on one page (O-21). */
export default async function OrderPage({ params }: { params: Promise<{ number: string }> }) {
  const viewer = await requireViewer('staff')
  const { number } = await params
  const story = /^\d{8,32}$/.test(number) ? await readOrderStory(viewer, number) : null
  if (!story) notFound()
  return (
    <Page width="wide">
      <PageTitle
        title={`订单 ${story.order.number}`}
        lead={story.order.title}
        back={{ href: '/office/cashier', label: '缴费订单' }}
      />
      <OrderStory story={story} />
    </Page>
  )
}
