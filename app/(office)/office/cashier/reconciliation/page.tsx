import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { ReconciledDays } from '@/components/office/reconciled-days'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { TextField } from '@/components/ui/field'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { listReconciledDays } from '@/db/queries/reconciliation-office'
import { hasRole, moneyScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { readDay } from '@/lib/reconciliation/difference-filter'
import { startReconciliationAction } from './actions'

export const metadata: Metadata = { title: '对账' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Each day's bill of the payment service against the ledger (E-24, O-21). */
export default async function ReconciliationPage({ searchParams }: Props) {
  const viewer = await requireViewer('staff')
  if (moneyScopes(viewer)?.length === 0) notFound()
  const after = readDay((await searchParams).after) ?? ''
  const [page, at] = await Promise.all([listReconciledDays(viewer, after), now()])
  const yesterday = isoDay(new Date(at.getTime() - 86_400_000))
  const here = '/office/cashier/reconciliation'
  return (
    <Page width="wide">
      <PageTitle
        title="对账"
        lead="每天结束后自动与支付机构的账单核对；每一条差异都要有财务人员的处理决定。"
        back={{ href: '/office/cashier', label: '缴费订单' }}
      />
      {hasRole(viewer, 'cashier') && (
        <ActionForm action={startReconciliationAction} className="mb-5 flex flex-wrap items-end gap-3">
          <TextField
            name="day"
            type="date"
            label="立即对账"
            hint="选择已经结束的一天；对过的可以再对。"
            max={yesterday}
            defaultValue={yesterday}
          />
          <SubmitButton tone="secondary">开始对账</SubmitButton>
        </ActionForm>
      )}
      {page.rows.length > 0 ? (
        <ReconciledDays rows={page.rows} />
      ) : (
        <Empty title="还没有对过账">有了缴费订单，次日起每天自动对账，结果列在这里。</Empty>
      )}
      <Pager first={after && here} next={page.next && `${here}?after=${page.next}`} />
    </Page>
  )
}
