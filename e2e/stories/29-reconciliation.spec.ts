import type { Page } from '@playwright/test'
import { ownerDatabase } from '../support/database'
import { type Registered, registerWithoutScripts } from '../support/hurrying'
import { look } from '../support/look'
import { newCandidate, signInByCookie } from '../support/people'
import { expect, setClock, test, watch } from '../support/test'

test.describe.configure({ mode: 'serial' })

let page: Page
let wrong: string[]
let registered: Registered

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
  wrong = watch(page)
  await setClock(page, '2020-08-15T10:00:00+08:00')
  registered = await registerWithoutScripts(browser, await newCandidate('费对账'), 'paid')
  const silent = await page.request.post(`/api/sandbox/payments/${registered.orderNumber}`, { data: { action: 'pay-silently' } })
  expect(silent.ok()).toBe(true)
  await setClock(page, '2020-08-16T08:00:00+08:00')
  await signInByCookie(page.context(), 'caiwu1')
})
test.afterAll(async () => {
  expect(wrong).toEqual([])
  await page.close()
})

test('E-24 O-21 a cashier reconciles yesterday on screen and sees what the bill has and we have not', async () => {
  await page.goto('/office')
  await page.getByRole('link', { name: /^对账/ }).click()
  await expect(page.getByRole('heading', { name: '对账', level: 1 })).toBeVisible()
  await look(page, 'reconciliation-days')
  await page.getByLabel('立即对账').fill('2020-08-15')
  await page.getByRole('button', { name: '开始对账' }).click()
  await expect(page.getByRole('heading', { name: '2020年8月15日对账' })).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('正在对账')).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await expect(page.getByRole('region', { name: '两边的合计' }).first()).toBeVisible()
  await page
    .getByRole('link', { name: /^账单有、本系统没有/ })
    .first()
    .click()
  await look(page, 'reconciliation-day')
})

test('E-22 E-24 补记到账 asks the service; the payment is in the order’s journal, and the difference is done with', async () => {
  const row = page.getByRole('row').filter({ hasText: registered.orderNumber })
  await row.getByRole('link').first().click()
  await expect(page.getByRole('button', { name: '补记到账' })).toBeVisible()
  await page.getByRole('button', { name: '对方更正' }).click()
  await expect(page.getByText('要写明理由')).toBeVisible()
  await look(page, 'reconciliation-difference')
  await page.getByRole('button', { name: '补记到账' }).click()
  await expect(page.getByText('处理决定已记录。')).toBeVisible()
  await expect(page.getByText(/补记到账 · 蔡悟/)).toBeVisible()
  await expect(page.getByRole('button', { name: '补记到账' })).toHaveCount(0)
  await page.getByRole('link', { name: registered.orderNumber }).first().click()
  await expect(page.getByRole('region', { name: '资金流水' }).first()).toContainText(
    '收款 132.00 元 − 退款 0.00 元 = 报名费 66.00 元 + 待退 66.00 元',
  )
  await look(page, 'order-journal')
  await page.goto('/office/cashier/journal')
  await expect(page.getByRole('heading', { name: '资金流水', level: 1 })).toBeVisible()
  await look(page, 'journal')
})

test('Q-62 /sandbox says what the payment service does with the next refund', async () => {
  await page.goto('/sandbox')
  await page.getByRole('button', { name: '退款处理中' }).click()
  await expect(page.getByText('支付机构对下一笔退款照此答复')).toBeVisible()
  // So that no other story's refund meets it.
  const left = await ownerDatabase()`delete from sandbox.plans where gateway = 'pay-refund' and times_left > 0 returning outcome`
  expect([...left]).toEqual([{ outcome: 'processing' }])
})
