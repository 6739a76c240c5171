'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { type FlowAnswer, flowField, flowStepField } from '@/components/flow/flow-view'
import { flowCookieValue, setFlowCookie } from '@/lib/access/flow-cookie'
import { requireViewer } from '@/lib/access/session'
import { ensureDeviceCookie, signInOrigin } from '@/lib/access/sign-in-origin'
import { flowOf } from '@/lib/account/flows'
import { advanceFlow } from '@/lib/workflow/advance-flow'

/** 下一步 and 发送短信验证 of every flow: registration, recoveries, changes. */
export async function flowAction(_: FlowAnswer, formData: FormData): Promise<FlowAnswer> {
  const sent = textsIn(postedForm(formData))
  const flow = flowOf(sent[flowField] ?? '')
  const step = sent[flowStepField] ?? ''
  if (!flow || !Object.hasOwn(flow.form.steps, step)) return { problems: {}, answers: {}, message: '请刷新页面后再试' }
  const viewer = flow.needs ? await requireViewer(flow.needs, flow.path) : null
  await ensureDeviceCookie()
  const asker = { id: await flowCookieValue(flow.kind), viewer, origin: await signInOrigin() }
  const advanced = await advanceFlow(flow, step, sent, sent.face === 'again' ? 'send' : (sent.then ?? 'next'), asker)
  if (advanced.ok === 'elsewhere') redirect(`${flow.path}/${advanced.next}${advanced.over ? '?over=1' : ''}`)
  if (advanced.id) await setFlowCookie(flow.kind, advanced.id)
  if (advanced.ok) redirect(`${flow.path}/${advanced.next ?? 'done'}`)
  const { problems, answers, refusal, sentSeconds } = advanced
  return {
    problems,
    answers,
    // At a field it stands there; with advice above the form as well.
    ...(refusal && (!refusal.field || refusal.advice) ? { message: refusal.message } : {}),
    ...(refusal?.advice ? { advice: refusal.advice } : {}),
    ...(refusal?.link ? { link: refusal.link } : {}),
    ...(sentSeconds ? { sent: { seconds: sentSeconds, at: Date.now() } } : {}),
  }
}

function textsIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
