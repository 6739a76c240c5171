import { ButtonLink } from '@/components/ui/button'
import { dayAndMinute } from '@/lib/clock/format'
import type { RequestRow } from '@/lib/service/read-request'
import { StateBadge } from './state-badge'

/** What was asked for with 办理结果, since when, and 修改 or 详情 (S-01). */
export function RequestList({ requests, showKind = false }: { requests: readonly RequestRow[]; showKind?: boolean }) {
  return (
    <ul className="flex flex-col gap-4">
      {requests.map(({ id, kind, number, title, machine, state, openedAt, enteredAt, editStep, editLabel, isAutomatic }) => (
        <li key={id} className="rounded-xl border border-line bg-card p-5">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="min-w-0 flex-[1_1_16rem]">
              {showKind && <p className="text-ink-3 text-sm">{machine.label}</p>}
              <h2 className="font-bold font-song text-lg leading-snug">
                <a href={`/services/${kind}/${id}`} className="hover:underline">
                  {title}
                </a>
              </h2>
              <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-sm">
                <span>
                  办理结果：
                  <StateBadge machine={machine} state={state} as="applicant" />
                </span>
                <span>自 {dayAndMinute(enteredAt)}</span>
                <span>
                  {isAutomatic ? '编号' : '申请编号'} {number}
                </span>
                <span>
                  {isAutomatic ? '系统登记于' : '申请于'} {dayAndMinute(openedAt)}
                </span>
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              {editStep && (
                <ButtonLink href={`/services/${kind}/${id}/${editStep}`} tone="primary" size="small">
                  {editLabel}
                  <span className="sr-only">申请 {number}</span>
                </ButtonLink>
              )}
              <ButtonLink href={`/services/${kind}/${id}`} tone="secondary" size="small">
                详情<span className="sr-only">，申请 {number}</span>
              </ButtonLink>
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}
