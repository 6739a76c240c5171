import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicityProposal } from '@/components/office/publicity-proposal'
import { PublicityStanding } from '@/components/office/publicity-standing'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readOfficePublicity } from '@/lib/publicity/read-office'
import { startPublicityAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '公示' }

/** 公示 of a session: whom it will list and from when to when; once started, who stands in it (E-36). */
export default async function OfficePublicityPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const found = await readOfficePublicity(viewer, id, { after: typeof query.after === 'string' ? query.after : undefined })
  if (!found) notFound()
  const { frame, started, page, proposal, after, isOfficer } = found
  return (
    <Page width="wide">
      <PageTitle title="公示" above={frame.session.title} back={{ href: `/office/exams/${id}/scores`, label: '成绩' }} />
      <div className="grid gap-5 [&>*]:min-w-0">
        {query.done === 'started' && started && (
          <Alert tone="done" live>
            公示已经办理，到第一天 00:00 自动公开，并通知名单中的人。
          </Alert>
        )}
        {started && page && <PublicityStanding started={started} page={page} after={after} />}
        {proposal && (
          <PublicityProposal
            sessionId={id}
            isOfficer={isOfficer}
            isCommitted={frame.session.features.commitment === true}
            proposal={proposal}
            start={startPublicityAction}
          />
        )}
      </div>
    </Page>
  )
}
