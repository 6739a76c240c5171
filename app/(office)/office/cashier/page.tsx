import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OrderTable } from '@/components/office/order-table'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { listOrders } from '@/db/queries/cashier'
import { moneyScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { readOrderFilter, writeOrderFilter } from '@/lib/payment/order-filter'

export const metadata: Metadata = { title: '缴费订单' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Orders and their money for cashiers and the auditor (O-21). */
export default async function CashierPage({ searchParams }: Props) {
  const viewer = await requireViewer('staff')
  if (moneyScopes(viewer)?.length === 0) notFound()
  const filter = readOrderFilter(await searchParams)
  const [page, at] = await Promise.all([listOrders(viewer, filter), now()])
  const query = writeOrderFilter(filter)
  const here = '/office/cashier'
  return (
    <Page width="wide">
      <PageTitle
        title="缴费订单"
        back={{ href: '/office', label: '业务后台' }}
        aside={
          page.rows.length > 0 && (
            <ButtonLink href={`/api/office/orders.csv?${new URLSearchParams(query)}`} tone="secondary" size="small" download>
              导出为 Excel 可读的表格（CSV）
            </ButtonLink>
          )
        }
      />
      <p className="mb-5 flex flex-wrap gap-3">
        <ButtonLink href="/office/cashier/reconciliation" tone="secondary" size="small">
          对账
        </ButtonLink>
        <ButtonLink href="/office/cashier/journal" tone="secondary" size="small">
          资金流水
        </ButtonLink>
      </p>
      <SearchForm
        name="number"
        label="订单号或报名序号"
        hint="订单号可以只输开头，例如日期 20200815。"
        value={filter.number}
        charactersMax={40}
        only={{ name: 'extra', label: '只看有多付、迟付、金额不符的', checked: filter.withExtra }}
      />
      {page.rows.length > 0 ? (
        <OrderTable rows={page.rows} now={at} />
      ) : (
        <Empty title="没有这样的订单">考生确认报名后，订单会列在这里。</Empty>
      )}
      <Pager
        first={filter.after && `${here}?${new URLSearchParams(query)}`}
        next={page.next && `${here}?${new URLSearchParams({ ...query, after: page.next })}`}
      />
    </Page>
  )
}
