import { FaceCode } from '@/components/account/face-code'
import { FlowForm } from '@/components/flow/flow-form'
import { FlowPage } from '@/components/flow/flow-page'
import { barOf, makeFlowView } from '@/components/flow/make-flow-view'
import { openFlowStep } from '@/lib/access/flow-step'
import { currentFaceCode } from '@/lib/account/face-check'
import type { Flow } from '@/lib/workflow/flow'
import { flowAction } from './flow-action'

export type FlowStepProps = { params: Promise<{ step: string }>; searchParams: Promise<{ over?: string | string[] }> }

/** A step of any flow. */
export async function FlowStep({ flow, params, searchParams }: FlowStepProps & { flow: Flow }) {
  const [{ step }, { over }] = await Promise.all([params, searchParams])
  const { answers, kept, flowHash } = await openFlowStep(flow, step)
  const face = step === 'face' && flowHash ? await currentFaceCode(flowHash) : null
  const view = makeFlowView(flow, step, answers, kept)
  return (
    <FlowPage title={view.title} lead={view.lead} above={flow.title} bar={barOf(flow, step)} over={over === '1'}>
      <FlowForm key={step} view={view} action={flowAction} ownButtons={face !== null}>
        {face && <FaceCode code={face} />}
      </FlowForm>
    </FlowPage>
  )
}
