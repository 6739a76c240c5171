import type { Browser, Page } from '@playwright/test'
import { type Candidate, signInByCookie } from './people'

/** Pays an order once more at the simulated payment service. */
export async function payAgain(page: Page, orderNumber: string) {
  const paid = await page.request.post(`/api/sandbox/payments/${orderNumber}`, { data: { action: 'pay' } })
  if (!paid.ok()) throw new Error(`the order was not paid: ${paid.status()}`)
}

/** Begins 考试退费 of an order that was paid twice, by forms that post themselves; answers the request's id. */
export async function openRefund(browser: Browser, who: Candidate): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signInByCookie(context, who)
  const page = await context.newPage()
  await page.goto('/services/exam-refund/new')
  await page.getByRole('button', { name: /^申请考试退费/ }).click()
  await page.waitForURL(/\/request$/)
  const id = await page.locator('input[name=_case]').first().inputValue()
  await context.close()
  return id
}

/** Tells the simulated payment service what to do with the next refund it is asked for. */
export async function planRefund(page: Page, outcome: 'refused' | 'processing' | 'closed') {
  const planned = await page.request.post('/api/sandbox/refunds', { data: { outcome } })
  if (!planned.ok()) throw new Error(`nothing was planned: ${planned.status()}`)
}
