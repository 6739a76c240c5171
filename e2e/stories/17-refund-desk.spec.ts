import type { Browser, BrowserContext, Page } from '@playwright/test'
import { type Registered, registerWithoutScripts } from '../support/hurrying'
import { look } from '../support/look'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { payAgain, planRefund } from '../support/refunding'
import { expect, setClock, test, watch } from '../support/test'

test.describe.configure({ mode: 'serial' })

type Desk = { page: Page; context: BrowserContext }
let wrong: string[]
let candidate: Page
let who: Candidate
let registered: Registered
let first: Desk
let second: Desk

test.beforeAll(async ({ browser }) => {
  candidate = await browser.newPage()
  wrong = watch(candidate)
  await setClock(candidate, '2020-08-15T10:00:00+08:00')
  who = await newCandidate('费双全')
  registered = await registerWithoutScripts(browser, who, 'paid')
  await payAgain(candidate, registered.orderNumber)
  await signInByCookie(candidate.context(), who)
  first = await deskOf(browser, 'caiwu1')
  second = await deskOf(browser, 'caiwu2')
})
test.afterAll(async () => {
  expect(wrong).toEqual([])
  await Promise.all([candidate.close(), first.context.close(), second.context.close()])
})

test('S-01 S-04 seed 003 §5.1: 业务办理 → 考试退费 → 申请考试退费 → 提交', async () => {
  await candidate.goto('/')
  await candidate.getByRole('link', { name: '业务办理', exact: true }).first().click()
  await look(candidate, 'hub')
  await candidate.getByRole('link', { name: '进入考试退费' }).click()
  await look(candidate, 'service-empty')
  await candidate.getByRole('link', { name: '申请考试退费' }).click()
  await look(candidate, 'choose')
  await candidate.getByRole('button', { name: /申请考试退费/ }).click()
  await candidate.waitForURL(/\/request$/)
  await candidate.getByRole('radio', { name: '重复缴费' }).check()
  await candidate.getByRole('textbox', { name: '情况说明' }).fill('付了两次，请退一次。')
  await look(candidate, 'form')
  await candidate.getByRole('button', { name: '提交' }).click()
  await candidate.waitForURL(/done=submitted/)
  await look(candidate, 'submitted')
})

test('O-20 S-14 a cashier claims it by keyboard and sends it back with an opinion', async () => {
  await openAtDesk(first.page, 'submitted')
  await look(first.page, 'desk-before-claim')
  await first.page.keyboard.press('c')
  await expect(first.page.getByText('您已领取')).toBeVisible()
  await look(first.page, 'desk-claimed')
  await first.page.keyboard.press('r')
  await expect(first.page.getByRole('textbox', { name: '审核意见' })).toBeFocused()
  await first.page.keyboard.type('请写明两次付款的时间和方式。')
  await first.page.keyboard.press('Escape')
  await first.page.keyboard.press('r')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByText('已办理。这里没有下一件等您领取了')).toBeVisible()
})

test('S-04 seed 003 §5.2: the candidate reads the opinion, 修改, 提交', async () => {
  await candidate.goto('/services/exam-refund')
  await expect(candidate.getByText('审核退回')).toBeVisible()
  await look(candidate, 'service-returned')
  await candidate.getByRole('link', { name: /^详情/ }).click()
  await expect(candidate.getByRole('status').or(candidate.getByText('审核意见（退回）')).first()).toBeVisible()
  await expect(candidate.getByText('请写明两次付款的时间和方式。').first()).toBeVisible()
  await look(candidate, 'detail-returned')
  await candidate.getByRole('link', { name: '修改', exact: true }).click()
  await candidate.getByRole('textbox', { name: '情况说明' }).fill('8月15日10时用微信付了两次，请退回第二次。')
  await candidate.getByRole('button', { name: '提交' }).click()
  await candidate.waitForURL(/done=submitted/)
})

test('O-27 S-04 passed by one cashier, who is told that the second look is another’s, and by the other', async () => {
  await openAtDesk(first.page, 'submitted')
  await first.page.keyboard.press('c')
  await expect(first.page.getByText('您已领取')).toBeVisible()
  await look(first.page, 'desk-changed')
  await first.page.keyboard.press('a')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByText('已办理。这里没有下一件等您领取了')).toBeVisible()
  await openAtDesk(first.page, 'endorsed')
  await expect(first.page.getByText('复核通过：前一道手续是您办的')).toBeVisible()
  await look(first.page, 'desk-four-eyes')

  await openAtDesk(second.page, 'endorsed')
  await second.page.keyboard.press('c')
  await expect(second.page.getByRole('button', { name: '复核通过' })).toBeVisible()
  await look(second.page, 'desk-second')
  await second.page.keyboard.press('a')
  await second.page.keyboard.press('Enter')
  await expect(second.page.getByText('已办理。这里没有下一件等您领取了')).toBeVisible()
})

test('S-04 S-01 E-23 seed 003 §5.3 §2: given back; 详情, 业务查询, 我的考试 and the inbox say so', async () => {
  const detail = await detailOf(candidate)
  await until(candidate, detail, '已退费')
  await expect(candidate.getByText(/66\.00 元，2020年8月15日 .* 已退回付款账户/)).toBeVisible()
  await expect(candidate.getByRole('link', { name: '修改' })).toHaveCount(0)
  await look(candidate, 'detail-refunded')
  await candidate.goto('/services/requests')
  await expect(candidate.getByText('已退费')).toBeVisible()
  await look(candidate, 'requests-refunded')
  await candidate.goto(`/exams/mine/${registered.caseId}`)
  await expect(candidate.getByText(/已退回付款账户/)).toBeVisible()
  await expect(candidate.getByText('已缴费').first()).toBeVisible()
  await look(candidate, 'mine-refunded')
  await expect
    .poll(async () => {
      await candidate.goto('/messages')
      return candidate.getByRole('heading', { level: 2 }).allTextContents()
    })
    .toEqual(expect.arrayContaining(['已退费', '退费申请审核通过', '退费申请被退回，请修改', '收到重复付款，将退回']))
  await look(candidate, 'inbox')
})

test('O-21 the cashier’s order page tells the whole story', async () => {
  await first.page.goto(`/office/cashier?number=${registered.orderNumber}`)
  await first.page.getByRole('link', { name: registered.orderNumber }).click()
  await expect(first.page.getByText('已退回付款账户').first()).toBeVisible()
  for (const words of ['开单', '考生去支付', '入账 66.00 元', '通知退款 66.00 元', '退款答复：已退回付款账户'])
    await expect(first.page.getByText(words).first()).toBeVisible()
  await look(first.page, 'order-story')
  await first.page.getByRole('link', { name: /退费申请/ }).click()
  await expect(first.page.getByRole('heading', { level: 1, name: who.name })).toBeVisible()
  await look(first.page, 'desk-refunded')
})

test('S-04 Q-31 O-28 the way back is closed: a bank account is asked, one cashier transfers, another checks', async ({
  browser,
}) => {
  who = await newCandidate('费转账')
  registered = await registerWithoutScripts(browser, who, 'paid')
  await payAgain(candidate, registered.orderNumber)
  await candidate.context().clearCookies()
  await signInByCookie(candidate.context(), who)
  await apply(candidate)
  await planRefund(candidate, 'closed')
  for (const [desk, state] of [
    [first, 'submitted'],
    [second, 'endorsed'],
  ] as const) {
    await openAtDesk(desk.page, state)
    await desk.page.keyboard.press('c')
    await expect(desk.page.getByText('您已领取')).toBeVisible()
    await desk.page.keyboard.press('a')
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByText('已办理。这里没有下一件等您领取了')).toBeVisible()
  }
  const detail = await detailOf(candidate)
  await until(candidate, detail, '待填收款账户')
  await look(candidate, 'account-asked')
  await candidate.getByRole('link', { name: '填写收款账户' }).click()
  await candidate.getByRole('textbox', { name: '开户银行' }).fill('中国工商银行深圳福田支行')
  await candidate.getByRole('textbox', { name: '银行卡号' }).fill('4111 1111 1111 1112')
  await candidate.getByRole('button', { name: '提交' }).click()
  await expect(candidate.getByText('卡号有误，请对照银行卡逐位核对').first()).toBeVisible()
  await look(candidate, 'account-wrong')
  await candidate.getByRole('textbox', { name: '银行卡号' }).fill('4111 1111 1111 1111')
  await candidate.getByRole('button', { name: '提交' }).click()
  await candidate.waitForURL(/done=submitted/)
  await expect(candidate.getByText('4111**********11')).toBeVisible()
  await look(candidate, 'account-given')

  await openAtDesk(first.page, 'payable')
  await first.page.keyboard.press('c')
  await expect(first.page.getByText('您已领取')).toBeVisible()
  await first.page.getByRole('button', { name: '查看完整银行卡号' }).click()
  await expect(first.page.getByRole('status').filter({ hasText: '4111 1111 1111 1111' })).toBeVisible()
  await look(first.page, 'desk-payable')
  await first.page.keyboard.press('a')
  await expect(first.page.getByRole('textbox', { name: /银行流水号/ })).toBeFocused()
  await first.page.keyboard.type('B2020081500017')
  await first.page.getByLabel('转账日期').fill('2020-08-15')
  await first.page.getByRole('button', { name: '登记转账' }).click()
  await expect(first.page.getByText('已办理。这里没有下一件等您领取了')).toBeVisible()
  await openAtDesk(first.page, 'transferred')
  await expect(first.page.getByText('复核转账：前一道手续是您办的')).toBeVisible()

  await openAtDesk(second.page, 'transferred')
  await second.page.keyboard.press('c')
  await expect(second.page.getByText('您已领取')).toBeVisible()
  await expect(second.page.getByText('2020-08-15，银行流水号 B2020081500017')).toBeVisible()
  await look(second.page, 'desk-transferred')
  await second.page.keyboard.press('a')
  await second.page.keyboard.press('Enter')
  await expect(second.page.getByText('已办理。这里没有下一件等您领取了')).toBeVisible()
  await until(candidate, detail, '已退费')
  await expect(candidate.getByText(/2020年8月15日已转入您的收款账户，银行流水号 B2020081500017/)).toBeVisible()
  await look(candidate, 'detail-transferred')
  await first.page.goto(`/office/cashier/${registered.orderNumber}`)
  await look(first.page, 'order-story-transferred')
})

test('E-23 paid twice on one order: nobody asks, and it goes back when registration is closed', async ({ browser }) => {
  who = await newCandidate('费自来')
  registered = await registerWithoutScripts(browser, who, 'paid')
  await payAgain(candidate, registered.orderNumber)
  await candidate.context().clearCookies()
  await signInByCookie(candidate.context(), who)
  const mine = `/exams/mine/${registered.caseId}`
  await candidate.goto(mine)
  await expect(candidate.getByText('报名截止后原路退回，您不需要办理手续')).toBeVisible()
  await look(candidate, 'mine-extra')
  await setClock(candidate, '2020-08-24T17:00:00+08:00')
  await until(candidate, mine, '已退回付款账户')
  await look(candidate, 'mine-given-back')
  await candidate.getByRole('link', { name: '退费详情' }).click()
  await expect(candidate.getByText('系统核定退款')).toBeVisible()
  await look(candidate, 'detail-unasked')
  await candidate.goto('/services/requests')
  await expect(candidate.getByText('系统登记于 8月24日')).toBeVisible()
  await look(candidate, 'requests-unasked')
})

async function deskOf(browser: Browser, username: string): Promise<Desk> {
  const context = await browser.newContext()
  await signInByCookie(context, username)
  return { context, page: await context.newPage() }
}

/** Opens the candidate's case out of the queue by keyboard. */
async function openAtDesk(page: Page, state: string) {
  await page.goto(`/office/queue?${new URLSearchParams({ kind: 'exam-refund', state, q: who.name })}`)
  await expect(page.getByRole('region', { name: '待办' }).getByRole('link')).toHaveCount(1)
  await expect(page.getByRole('button', { name: /^快捷键/ })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: who.name })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: who.name })).toBeVisible()
  await expect(page.getByRole('button', { name: /^快捷键/ })).toBeVisible()
}

async function apply(page: Page) {
  await page.goto('/services/exam-refund/new')
  await page.getByRole('button', { name: /申请考试退费/ }).click()
  await page.waitForURL(/\/request$/)
  await page.getByRole('radio', { name: '重复缴费' }).check()
  await page.getByRole('textbox', { name: '情况说明' }).fill('付了两次，请退一次。')
  await page.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/done=submitted/)
}

async function detailOf(page: Page): Promise<string> {
  await page.goto('/services/exam-refund')
  return (await page.getByRole('link', { name: /^详情/ }).getAttribute('href')) ?? ''
}

/** The payment service answers by and by: looks again until the page says so. */
async function until(page: Page, path: string, words: string) {
  await expect
    .poll(async () => {
      await page.goto(path)
      return page.locator('main').textContent()
    })
    .toContain(words)
}
