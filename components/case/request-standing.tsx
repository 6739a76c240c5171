import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Line } from '@/components/ui/line'
import { SubmitButton } from '@/components/ui/submit-button'
import type { readRequest } from '@/lib/service/read-request'
import { LastOpinion } from './last-opinion'
import { StateBadge } from './state-badge'

type RequestStandingProps = {
  kind: string
  request: NonNullable<Awaited<ReturnType<typeof readRequest>>>
  move: ComponentProps<typeof ActionForm>['action']
}

/** Where a request stands, what was said of it last, and what can be done now (S-01). */
export function RequestStanding({ kind, request, move }: RequestStandingProps) {
  const { head, machine, state, editStep, details } = request
  return (
    <section aria-label="办理情况" className="rounded-xl border border-line bg-card p-5 sm:p-6">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateBadge machine={machine} state={state} as="applicant" />
        <span className="text-ink-3 text-sm">申请编号 {head.number}</span>
        {request.isClaimed && <span className="text-ink-2 text-sm">工作人员正在审核</span>}
      </p>
      <div className="my-5">
        <Line items={request.stages} label="办理进度" />
      </div>
      <LastOpinion request={request} />
      {editStep && request.hasUnsubmitted && (
        <div className="mb-5">
          <Alert tone="soon" title="有修改还没有提交">
            工作人员看到的仍是上次提交的内容。要用修改后的内容，请点“{request.editLabel || '修改'}”，再点“{request.service.submit}
            ”。
          </Alert>
        </div>
      )}
      {details.length > 0 && (
        <DescriptionList
          items={details.map(({ label, value, href }) => ({
            term: label,
            detail: href ? <Linked {...{ href, value }} /> : value,
          }))}
        />
      )}
      <div className="mt-4 flex flex-wrap items-start gap-3 print:hidden">
        {editStep && <ButtonLink href={`/services/${kind}/${head.id}/${editStep}`}>{request.editLabel}</ButtonLink>}
        {request.moves.map(({ name, label }) => (
          <ActionForm key={name} action={move}>
            <input type="hidden" name="service" value={kind} />
            <input type="hidden" name="caseId" value={head.id} />
            <input type="hidden" name="move" value={name} />
            <SubmitButton tone="secondary">{label}</SubmitButton>
          </ActionForm>
        ))}
      </div>
    </section>
  )
}

function Linked({ href, value }: { href: string; value: string }) {
  return (
    <a href={href} className="link">
      {value}
    </a>
  )
}
