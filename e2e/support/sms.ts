import type { APIRequestContext } from '@playwright/test'
import { expect } from './test'

type Sms = { to: string; purpose: string; text: string; code?: string; sentAt: string }

/** What reached a mobile, newest first. */
export async function smsTo(request: APIRequestContext, to: string): Promise<Sms[]> {
  const answer = await request.post('/api/sandbox/messages/search', { data: { to } })
  return answer.json()
}

/** The code in the newest SMS of a mobile, once there are `nth` with one. */
export async function codeTo(request: APIRequestContext, to: string, nth = 1): Promise<string> {
  const codes = async () => (await smsTo(request, to)).flatMap(({ code }) => code ?? [])
  await expect.poll(async () => (await codes()).length).toBeGreaterThanOrEqual(nth)
  return (await codes())[0] ?? ''
}
