import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { aPdf } from '../support/files'
import { type Registered, registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { payAgain } from '../support/refunding'
import { expect, setClock, test, watch } from '../support/test'

test.describe.configure({ mode: 'serial' })

let page: Page
let wrong: string[]
let who: Candidate
let registered: Registered

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
  wrong = watch(page)
  await setClock(page, '2020-08-15T10:00:00+08:00')
  who = await newCandidate('费有余')
  registered = await registerWithoutScripts(browser, who, 'paid')
  await signInByCookie(page.context(), who)
})
test.afterAll(async () => {
  expect(wrong).toEqual([])
  await page.close()
})

test('S-04 what was paid once is not given back, and that is said before anything is filled in', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: '业务办理', exact: true }).first().click()
  await page.getByRole('link', { name: '进入考试退费' }).click()
  await expect(page.getByText('还没有申请')).toBeVisible()
  await page.getByRole('link', { name: '申请考试退费' }).click()
  await expect(page.getByText('其他已缴费用不予退还')).toBeVisible()
  await expect(page.getByRole('button', { name: /申请考试退费/ })).toHaveCount(0)
})

test('S-04 S-01 Q-13 seed 003 §5.1: 申请考试退费 with proof, what is missing is said, 提交', async () => {
  await payAgain(page, registered.orderNumber)
  await page.goto('/services/exam-refund/new')
  await page.getByRole('button', { name: /申请考试退费/ }).click()
  await page.waitForURL(/\/request$/)
  await page.getByRole('textbox', { name: '情况说明' }).fill('第一次付款没有显示成功，又付了一次。')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('link', { name: /退费原因/ })).toBeVisible()
  await expect(page.getByRole('textbox', { name: '情况说明' })).toHaveValue('第一次付款没有显示成功，又付了一次。')
  const proof = page.getByRole('group', { name: '证明材料' })
  const files = page.getByRole('list', { name: '已上传的证明材料' }).getByRole('listitem')
  await page.setViewportSize({ width: 360, height: 800 })
  await proof.locator('input[type=file]').setInputFiles(aPdf('付款记录很长很长很长很长很长的名字.pdf', { pages: 2 }))
  await expect(files).toHaveCount(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await proof
    .locator('input[type=file]')
    .setInputFiles(aPdf('会动的.pdf', { catalog: '/OpenAction << /S /JavaScript /JS (a) >>' }))
  await expect(proof).toContainText('脚本')
  await expect(files).toHaveCount(1)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('radio', { name: '重复缴费' }).check()
  await page.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/done=submitted/)
  await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible()
  await expect(page.getByText('待审核').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /付款记录很长/ })).toBeVisible()
})

test('S-04 seed 003 §5.2 §5.3: 修改 while nobody has taken it, and 详情', async () => {
  await page.goto('/services/exam-refund')
  await page.getByRole('link', { name: /^修改/ }).click()
  await page.getByRole('textbox', { name: '情况说明' }).fill('8月15日微信支付两次，请退回第二次。')
  await page.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/done=submitted/)
  await page.goto('/services/requests')
  await page.getByRole('link', { name: /^详情/ }).click()
  await expect(page.getByText('8月15日微信支付两次，请退回第二次。')).toBeVisible()
  await expect(page.getByRole('list', { name: '办理进度' })).toBeVisible()
  await expect(page.getByText('修改后提交')).toBeVisible()
})

test('O-26 Q-14 the cashier takes along, as a table that Excel reads, the orders that the page lists', async ({ browser }) => {
  const cashier = await browser.newPage()
  const wrongThere = watch(cashier)
  await signInByCookie(cashier.context(), 'caiwu1')
  await cashier.goto(`/office/cashier?number=${registered.orderNumber}&extra=1`)
  const begun = cashier.waitForEvent('download')
  await cashier.getByRole('link', { name: /^导出/ }).click()
  const download = await begun
  expect(download.suggestedFilename()).toBe('缴费订单.csv')
  const [heading, order, told, end] = readFileSync(await download.path(), 'utf8').split('\r\n')
  expect(heading).toMatch(/^\ufeff"订单号","考试","考生",/)
  expect(order).toContain(`"${registered.orderNumber}\t"`)
  expect(order).toContain(`"${who.name}"`)
  expect(order).toContain(',66,66,66,0,"已缴费，有款待退",')
  expect(told).toMatch(/^"蔡悟 于 2020年8月15日 10:\d\d:\d\d 导出，共 1 条。"$/)
  expect(end).toBe('')
  expect(wrongThere).toEqual([])
  await cashier.close()
})
