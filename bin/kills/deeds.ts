// What people and the payment service ask of the product over HTTP, and how each learns that it is done.
import type { APIRequestContext } from '@playwright/test'
import { callAction } from '@/e2e/support/actions'
import { builtActions } from '@/e2e/support/built'
import type { Work } from '@/lib/failpoint/failpoints'
import { confirmedRegistration, draftRefund, draftRegistration, endorsedRefund, paySilently, sessionId } from './candidates'
import type { Promised } from './promise'

/** One step over HTTP. `ask` answers whether it was acknowledged; it may be asked again. */
export type Deed = Promised & { ask: () => Promise<boolean> }
type Prepare = (cashier: APIRequestContext, ordinal: number) => Promise<Deed>

const callback: Prepare = async () => {
  const { caseId, order } = await confirmedRegistration()
  return { caseId, event: 'pay', ...(await paySilently(order.number)) }
}

const confirm: Prepare = async () => {
  const { caseId, requests } = await draftRegistration()
  const form = { caseId, sessionId, version: '1' }
  return { caseId, event: 'confirm', ask: () => act(requests, 'confirmAction', `/exams/${sessionId}/confirm`, form, '/done') }
}

const submit: Prepare = async () => {
  const { caseId, requests, reason } = await draftRefund('duplicate')
  const words = `网络中断，付了两次 ${caseId}`
  const form = { _case: caseId, _step: 'request', _version: '2', reason, explanation: words }
  const path = `/services/exam-refund/${caseId}/request`
  const ask = () => act(requests, 'saveRequestAction', path, form, 'done=submitted', ['exam-refund'])
  return { caseId, event: 'submit', words, ask }
}

const approve: Prepare = async (cashier, ordinal) => {
  const { caseId } = await endorsedRefund(ordinal % 2 === 0 ? 'duplicate' : 'withdrawn')
  const form = { case: caseId, queue: '', move: 'approve', opinion: '' }
  return { caseId, event: 'approve', ask: () => act(cashier, 'decideAction', `/office/cases/${caseId}`, form, 'done=') }
}

const deeds: Record<Work, readonly Prepare[]> = { callback: [callback], move: [confirm, submit, approve], job: [approve] }

/** So many deeds of a kind of work, up to the step itself. */
export function prepareDeeds(work: Work, count: number, cashier: APIRequestContext): Promise<Deed[]> {
  const kinds = deeds[work]
  return Promise.all(Array.from({ length: count }, (_, ordinal) => (kinds[ordinal % kinds.length] ?? callback)(cashier, ordinal)))
}

/** What a deed promises once it is acknowledged. */
export function promiseOf({ ask: _, ...promised }: Deed): Promised {
  return promised
}

/** Posts a page's form; true where the answer leads to the page that says it is done. */
async function act(
  requests: APIRequestContext,
  name: string,
  path: string,
  form: Record<string, string>,
  done: string,
  bound: readonly string[] = [],
): Promise<boolean> {
  const action = builtActions().find((one) => one.name === name)
  if (!action) throw new Error(`the build has no ${name}`)
  // Where the process is killed under the request there is no answer, which is an answer.
  const answer = await callAction(requests, { path, id: action.id, args: [...bound, null, '$K1'], form }).catch(() => null)
  return answer?.headers()['x-action-redirect']?.includes(done) ?? false
}
