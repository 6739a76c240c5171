import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Answers } from '@/components/case/answers'
import { StateBadge } from '@/components/case/state-badge'
import { Timeline } from '@/components/case/timeline'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Line } from '@/components/ui/line'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
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
  const { service, head, machine, state, rows, events, editStep, moves, details } = request
  const submitted = (await searchParams).done === 'submitted' && request.submittedAt
  // An opinion that something followed stands in the record below.
  const last = events.at(-1)
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
      <section aria-label="办理情况" className="rounded-xl border border-line bg-card p-5 sm:p-6">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateBadge machine={machine} state={state} as="applicant" />
          <span className="text-ink-3 text-sm">申请编号 {head.number}</span>
          {request.isClaimed && <span className="text-ink-2 text-sm">工作人员正在审核</span>}
        </p>
        <div className="my-5">
          <Line items={request.stages} label="办理进度" />
        </div>
        {last?.opinion && (
          <div className="mb-5">
            <Alert tone={editStep ? 'soon' : 'info'} title={`审核意见（${last.label}）`}>
              {last.opinion}
            </Alert>
          </div>
        )}
        {details.length > 0 && <DescriptionList items={details.map(({ label, value }) => ({ term: label, detail: value }))} />}
        <div className="mt-4 flex flex-wrap items-start gap-3 print:hidden">
          {editStep && <ButtonLink href={`/services/${kind}/${head.id}/${editStep}`}>{request.editLabel}</ButtonLink>}
          {moves.map((move) => (
            <ActionForm key={move.name} action={moveRequestAction}>
              <input type="hidden" name="service" value={kind} />
              <input type="hidden" name="caseId" value={head.id} />
              <input type="hidden" name="move" value={move.name} />
              <SubmitButton tone="secondary">{move.label}</SubmitButton>
            </ActionForm>
          ))}
        </div>
      </section>
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
