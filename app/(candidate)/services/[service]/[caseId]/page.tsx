import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Answers } from '@/components/case/answers'
import { RequestStanding } from '@/components/case/request-standing'
import { Timeline } from '@/components/case/timeline'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { exact } from '@/lib/clock/format'
import { readRequest } from '@/lib/service/read-request'
import { moveRequestAction } from '../../actions'

export const metadata: Metadata = { title: '申请详情' }

type Props = { params: Promise<{ service: string; caseId: string }>; searchParams: Promise<{ done?: string }> }

/** 详情: where the request stands, what was asked for, what was decided and why, and what can be done now. */
export default async function RequestPage({ params, searchParams }: Props) {
  const { service: kind, caseId } = await params
  const request = await readRequest(await requireViewer('person'), kind, caseId)
  if (!request) notFound()
  const { service, rows, events } = request
  const submitted = (await searchParams).done === 'submitted' && request.submittedAt
  return (
    <Page>
      <PageTitle title={service.title} lead={request.title} back={{ href: `/services/${kind}`, label: service.title }} />
      {submitted && (
        <div className="mb-5">
          <Alert tone="done" live title="已提交">
            有结果会发站内消息和短信，也可以随时到“业务查询”查看。
          </Alert>
        </div>
      )}
      <RequestStanding kind={kind} request={request} move={moveRequestAction} />
      <div className="mt-5 grid gap-5">
        {rows.length > 0 && <Answers rows={rows} />}
        <Card title="办理记录">
          <Timeline
            items={events.map((event) => ({
              label: event.label,
              time: exact(event.at),
              at: event.at.toISOString(),
              ...(event.opinion ? { note: event.opinion } : {}),
            }))}
          />
        </Card>
      </div>
    </Page>
  )
}
