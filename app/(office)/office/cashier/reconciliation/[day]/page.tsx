import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CountFilter } from '@/components/office/count-filter'
import { DifferenceCard } from '@/components/office/difference-card'
import { DifferenceTable } from '@/components/office/difference-table'
import { ReconciledSums } from '@/components/office/reconciled-sums'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { listDifferences, readDifference, readReconciledDay } from '@/db/queries/reconciliation-office'
import { hasRole, moneyScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { fullDay } from '@/lib/clock/format'
import { differenceChoices } from '@/lib/reconciliation/difference-choices'
import { dayHref, readDay, readDifferenceFilter } from '@/lib/reconciliation/difference-filter'
import { isUuid } from '@/lib/text/is-uuid'
import { decideDifferenceAction } from '../actions'

export const metadata: Metadata = { title: '对账' }

type Props = { params: Promise<{ day: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One day: sums of both sides, what differs, and with `?at=` one difference with its decision form (E-24). */
export default async function ReconciledDayPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('staff')
  const [day, query] = [readDay((await params).day), await searchParams]
  if (!day || moneyScopes(viewer)?.length === 0) notFound()
  const filter = readDifferenceFilter(day, query)
  const chosen = typeof query.at === 'string' && isUuid(query.at) ? query.at : null
  const [reconciled, page, story] = await Promise.all([
    readReconciledDay(viewer, day),
    listDifferences(viewer, filter),
    chosen ? readDifference(viewer, chosen) : null,
  ])
  const mayDecide = story !== null && hasRole(viewer, 'cashier', story.difference.sessionId ?? '*')
  return (
    <Page width="wide">
      <PageTitle
        title={`${fullDay(new Date(`${day}T12:00:00+08:00`))}对账`}
        back={{ href: '/office/cashier/reconciliation', label: '对账' }}
        aside={
          page.rows.length > 0 && (
            <ButtonLink
              href={`/api/office/differences.csv?${new URLSearchParams({ day, state: filter.state, ...(filter.kind ? { kind: filter.kind } : {}) })}`}
              tone="secondary"
              size="small"
              download
            >
              导出为 Excel 可读的表格（CSV）
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        {story?.difference.day === day && (
          <DifferenceCard story={story} decide={mayDecide ? decideDifferenceAction : null} isDone={query.done === '1'} />
        )}
        <ReconciledSums reconciled={reconciled} />
        <CountFilter label="差异" choices={differenceChoices(filter, reconciled?.kinds ?? [])} />
        {page.rows.length > 0 ? (
          <DifferenceTable rows={page.rows} filter={filter} />
        ) : (
          reconciled && <Empty title={filter.state === 'open' ? '没有待处理的差异' : '没有这样的差异'} />
        )}
      </div>
      <Pager first={filter.after && dayHref(filter)} next={page.next && dayHref(filter, { after: page.next })} />
    </Page>
  )
}
