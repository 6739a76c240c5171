import { FlowForm } from '@/components/flow/flow-form'
import { FlowPage } from '@/components/flow/flow-page'
import { barOf, makeFlowView } from '@/components/flow/make-flow-view'
import { openFlowStep } from '@/lib/access/flow-step'
import type { Flow } from '@/lib/workflow/flow'
import { flowAction } from './flow-action'

export type FlowStepProps = { params: Promise<{ step: string }>; searchParams: Promise<{ over?: string | string[] }> }

/** A step of any flow. */
export async function FlowStep({ flow, params, searchParams }: FlowStepProps & { flow: Flow }) {
  const [{ step }, { over }] = await Promise.all([params, searchParams])
  const { answers, kept } = await openFlowStep(flow, step)
  const view = makeFlowView(flow, step, answers, kept)
  return (
    <FlowPage title={view.title} lead={view.lead} above={flow.title} bar={barOf(flow, step)} over={over === '1'}>
      <FlowForm key={step} view={view} action={flowAction} />
    </FlowPage>
  )
}
