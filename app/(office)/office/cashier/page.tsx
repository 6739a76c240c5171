import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OrderTable } from '@/components/office/order-table'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { listOrders } from '@/db/queries/cashier'
import { moneyScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { cleanText } from '@/lib/workflow/clean-text'

export const metadata: Metadata = { title: '缴费订单' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const wordOf = (value: string | string[] | undefined) => (typeof value === 'string' ? cleanText(value).trim().slice(0, 40) : '')

/** Orders and their money for cashiers and the auditor (O-21). */
export default async function CashierPage({ searchParams }: Props) {
  const viewer = await requireViewer('staff')
  if (moneyScopes(viewer)?.length === 0) notFound()
  const query = await searchParams
  const [number, after, withExtra] = [wordOf(query.number), wordOf(query.after), query.extra === '1']
  const [page, at] = await Promise.all([listOrders(viewer, { number, after, withExtra }), now()])
  const filter = { ...(number ? { number } : {}), ...(withExtra ? { extra: '1' } : {}) }
  const here = '/office/cashier'
  return (
    <Page width="wide">
      <PageTitle title="缴费订单" back={{ href: '/office', label: '业务后台' }} />
      <SearchForm
        name="number"
        label="订单号或报名序号"
        hint="订单号可以只输开头，例如日期 20200815。"
        value={number}
        charactersMax={40}
        only={{ name: 'extra', label: '只看有多付、迟付、金额不符的', checked: withExtra }}
      />
      {page.rows.length > 0 ? (
        <OrderTable rows={page.rows} now={at} />
      ) : (
        <Empty title="没有这样的订单">考生确认报名后，订单会列在这里。</Empty>
      )}
      <Pager
        first={after && `${here}?${new URLSearchParams(filter)}`}
        next={page.next && `${here}?${new URLSearchParams({ ...filter, after: page.next })}`}
      />
    </Page>
  )
}
