import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { IssuingCard } from '@/components/certificate/issuing-card'
import { IssuingTable } from '@/components/certificate/issuing-table'
import { CountFilter } from '@/components/office/count-filter'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireViewer } from '@/lib/access/session'
import { readIssuing } from '@/lib/certificate/read-issuing'
import { type Sort, sorts } from '@/lib/certificate/sorts'
import { issueCertificatesAction } from '../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '发放证书' }

export default async function IssuingPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const sort = typeof query.show === 'string' && Object.hasOwn(sorts, query.show) ? (query.show as Sort) : 'ready'
  const after = typeof query.after === 'string' && /^[\dA-Z-]{1,40}$/.test(query.after) ? query.after : ''
  const view = await readIssuing(viewer, id, { sort, after })
  if (!view) notFound()
  const here = `/office/certificates/${id}`
  return (
    <Page width="wide">
      <PageTitle
        title="发放证书"
        above={view.frame.session.title}
        back={{ href: '/office/certificates', label: '证书' }}
        aside={
          <ButtonLink href={`${here}/batches`} tone="secondary">
            印制批次
          </ButtonLink>
        }
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        <IssuingCard view={view} issue={issueCertificatesAction} />
        <CountFilter
          label="按情况筛选"
          choices={Object.entries(sorts).map(([name, label]) => ({
            href: `${here}?show=${name}`,
            label,
            count: `${view.counts[name as Sort]}`,
            isChosen: name === sort,
          }))}
        />
        <IssuingTable view={view} />
      </div>
      <Pager first={after && `${here}?show=${sort}`} next={view.next && `${here}?show=${sort}&after=${view.next}`} />
    </Page>
  )
}
