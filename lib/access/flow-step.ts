import { notFound, redirect } from 'next/navigation'
import { flowCookieValue } from '@/lib/access/flow-cookie'
import { requireViewer } from '@/lib/access/session'
import { sha256 } from '@/lib/crypto/canonical'
import { type FlowStanding, mayOpenFlowStep, readFlow } from '@/lib/workflow/advance-flow'
import type { Flow } from '@/lib/workflow/flow'

/** Where this browser stands in a flow, for a page of one of its steps: who is not there yet, or too late, is sent where they stand. */
export async function openFlowStep(
  flow: Flow,
  step: string,
): Promise<Pick<FlowStanding, 'answers' | 'kept'> & { flowHash: string | null }> {
  if (!Object.hasOwn(flow.form.steps, step)) notFound()
  const viewer = flow.needs ? await requireViewer(flow.needs) : null
  const standing = await readFlow(flow, await flowCookieValue(flow.kind), viewer)
  const first = Object.keys(flow.form.steps)[0]
  if (!standing || standing.at === null) {
    if (step !== first) redirect(standing ? `${flow.path}/done` : `${flow.path}/${first}?over=1`)
    const answers = viewer && flow.known ? await flow.known(viewer) : {}
    return { answers, kept: {}, flowHash: null }
  }
  if (!mayOpenFlowStep(flow, standing, step)) redirect(`${flow.path}/${standing.at}`)
  return { ...standing, flowHash: sha256(standing.id) }
}

/** Where a flow goes on in this browser: its first step, or the one where it stands. */
export async function goOnWith(flow: Flow): Promise<never> {
  const viewer = flow.needs ? await requireViewer(flow.needs) : null
  const standing = await readFlow(flow, await flowCookieValue(flow.kind), viewer)
  redirect(`${flow.path}/${standing?.at ?? Object.keys(flow.form.steps)[0]}`)
}

/** What the last page of a finished flow says; who has not finished one is sent to its beginning. */
export async function openFlowEnd(flow: Flow): Promise<Pick<FlowStanding, 'answers' | 'kept'>> {
  const viewer = flow.needs ? await requireViewer(flow.needs) : null
  const standing = await readFlow(flow, await flowCookieValue(flow.kind), viewer)
  if (!standing || standing.at !== null) redirect(`${flow.path}/${standing?.at ?? Object.keys(flow.form.steps)[0]}`)
  return standing
}
