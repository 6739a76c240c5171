import type { Page } from '@playwright/test'
import { canaryMark, canaryName, emergencyMobile, markup } from '../support/canary'
import { aPdf } from '../support/files'
import { orderOf, registerWithoutScripts } from '../support/hurrying'
import { numberOf } from '../support/owners'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { openRefund, payAgain } from '../support/refunding'
import { choose, examPath, fillDetails, sessionId } from '../support/registering'
import { expect, setClock, test } from '../support/test'
import { keepSessions } from '../support/viewers'

test.describe.configure({ mode: 'serial' })

let canary: Candidate

test.beforeAll(async () => {
  await keepSessions()
  canary = await newCandidate(canaryName)
})
test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('A-13 Q-33 canary text that may be confirmed stands in the summary and after it as text', async ({ page, browser }) => {
  await registerWithoutScripts(browser, canary, 'draft')
  await signInByCookie(page.context(), canary)
  await page.goto(`${examPath}/details`)
  await fillDetails(page)
  const fields = ['毕业学校', '所学专业', '工作单位', '现从事专业', '通讯地址', '现有职称', '紧急联系人']
  for (const label of fields) await textbox(page, label).fill(markup)
  await textbox(page, '民族').fill('"><img src=x>')
  await textbox(page, '取得时间').fill('2016-12')
  await textbox(page, '紧急联系人手机').fill(emergencyMobile)
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await page.waitForURL(/\/choice$/)
  await choose(page, '中级', '园林')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.waitForURL(/\/confirm$/)
  await expect(page.getByText(markup, { exact: true })).toHaveCount(fields.length)
  await page.getByRole('button', { name: '确认报名信息' }).click()
  await expect(page.getByRole('heading', { name: '报名信息提交成功' })).toBeVisible()
  const order = await orderOf(page)
  for (let times = 0; times < 2; times += 1) await payAgain(page, order)
  for (const path of ['/exams/mine', '/messages', '/profile/sessions']) await page.goto(path)
  await page.goto('/profile/materials')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(aPdf(`${canaryMark}'><img src=x onerror=alert(1)>.pdf`))
  await page.getByRole('button', { name: '上传', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: canaryMark }).first()).toBeVisible()
})

test('A-13 Q-33 what staff read of the canary is text as well, where they list and where they decide', async ({
  page,
  browser,
}) => {
  const refund = await submitRefund(page, await openRefund(browser, canary))
  await signInByCookie(page.context(), 'guanliyuan')
  await page.goto('/office/staff/new')
  await textbox(page, '姓名').fill(markup)
  await textbox(page, '用户名').fill(`canary_${Date.now().toString(36)}`)
  await page.getByRole('button', { name: '新建账号' }).click()
  await expect(page.getByText('账号已建好')).toBeVisible()
  const lists: [string, string, string][] = [
    ['guanliyuan', '/office/staff', markup],
    ['kaowu1', `/office/exams/${sessionId}`, canaryName],
    ['caiwu1', '/office/cashier', canaryName],
    ['caiwu1', '/office/queue', canaryName],
    ['caiwu1', `/office/cases/${refund}`, markup],
  ]
  for (const [who, path, text] of lists) {
    await signInByCookie(page.context(), who)
    await page.goto(path)
    await expect(page.getByText(text).first(), path).toBeVisible()
    await expect(page.locator('img[src=x]')).toHaveCount(0)
  }
  // Sent back, so that it waits in nobody's queue when the stories begin.
  await page.getByRole('button', { name: /^领取这一件/ }).click()
  await page.getByRole('textbox', { name: '审核意见' }).fill(markup)
  await page.getByRole('button', { name: /^退回/ }).click()
  await expect(page.getByText(`${await numberOf(refund)} 已办理`).first()).toBeVisible()
  await signInByCookie(page.context(), canary)
  await page.goto(`/services/exam-refund/${refund}`)
  await expect(page.getByText(markup).first()).toBeVisible()
})

async function submitRefund(page: Page, id: string): Promise<string> {
  await signInByCookie(page.context(), canary)
  await page.goto(`/services/exam-refund/${id}/request`)
  await page.getByRole('radio', { name: '重复缴费' }).check()
  await textbox(page, '情况说明').fill(markup)
  await page.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/done=submitted/)
  return id
}

const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
