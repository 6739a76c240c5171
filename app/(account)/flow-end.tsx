import type { ReactNode } from 'react'
import { FlowPage } from '@/components/flow/flow-page'
import { barOf } from '@/components/flow/make-flow-view'
import { ButtonLink } from '@/components/ui/button'
import { openFlowEnd } from '@/lib/access/flow-step'
import type { Flow } from '@/lib/workflow/flow'

type FlowEndProps = { flow: Flow; next?: { href: string; label: string }; children: ReactNode }

/** The last page of a flow, for whoever has just finished it. */
export async function FlowEnd({ flow, next = { href: '/login', label: '登录' }, children }: FlowEndProps) {
  await openFlowEnd(flow)
  return (
    <FlowPage title={flow.doneTitle} above={flow.title} bar={barOf(flow, 'done')}>
      {children}
      <p className="mt-5">
        <ButtonLink href={next.href}>{next.label}</ButtonLink>
      </p>
    </FlowPage>
  )
}
