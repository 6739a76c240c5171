import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { ownerDatabase } from '../support/database'
import { registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { expect, setClock, test, watch } from '../support/test'

const confirmed = 'registration.confirmed'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('O-25 B-14 a candidate’s message: in the inbox, counted, by SMS with a code that the public page knows', async ({
  page,
  browser,
}) => {
  const who = await newCandidate('消甲')
  await registerWithoutScripts(browser, who, 'paid')
  await signInByCookie(page.context(), who)
  await expect.poll(() => smsTo(page, who)).toHaveLength(2)

  await page.goto('/messages')
  const count = page.getByRole('link', { name: /消息\s*2\s*条未读/ })
  await expect(count.first()).toBeVisible()
  await page.getByRole('button', { name: '去查看：缴费成功，报名完成' }).click()
  await page.waitForURL(/\/exams\/mine\//)
  await expect(page.getByRole('link', { name: /消息\s*1\s*条未读/ }).first()).toBeVisible()
  await page.goto('/messages')
  await looksRight(page)
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await expect(page.getByText('未读', { exact: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /条未读/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: '全部标为已读' })).toHaveCount(0)

  const [text = ''] = await smsTo(page, who)
  const code = /^【准考】.+真伪查询码 ([2-9A-HJ-NP-Z]{8})$/.exec(text)?.[1] ?? ''
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: '短信真伪查询' }).click()
  await ask(page, who.mobile.slice(-4), code.toLowerCase())
  const answer = page.getByRole('status').filter({ hasText: '真：这条短信是本系统发的' })
  await expect(answer).toContainText('缴费成功通知')
  await expect(answer).toContainText(`${who.mobile.slice(0, 3)}****${who.mobile.slice(-4)}`)
  await expect(answer).toContainText('2020年8月15日')
  await looksRight(page)
  const miss = page.getByRole('alert').filter({ hasText: '没有查到这条短信' })
  const words: string[] = []
  for (const [digits, typed] of [
    ['0000', code],
    [who.mobile.slice(-4), 'K7M2Q9XD'],
    ['abcd', '？'],
  ] as const) {
    await ask(page, digits, typed)
    await expect(miss).toBeVisible()
    words.push((await miss.textContent()) ?? '')
    await expect(page.getByRole('textbox', { name: '真伪查询码' })).toHaveValue(typed)
  }
  expect(new Set(words).size).toBe(1)
  await looksRight(page)
  expect(page.url()).toMatch(/\/verify\/sms$/)
})

test('B-14 Q-40 the check works without scripts, and too many questions are told to wait', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/verify/sms')
  const digits = String(Date.now()).slice(-4)
  for (let n = 0; n < 20; n += 1) await ask(page, digits, 'K7M2Q9XD')
  await expect(page.getByText('没有查到这条短信')).toBeVisible()
  await ask(page, digits, 'K7M2Q9XD')
  await expect(page.getByText('查询次数太多')).toBeVisible()
  await context.close()
})

test('O-25 staff see that an SMS failed, find it by the number, and send it again', async ({ page, browser }) => {
  const who = await newCandidate('消乙')
  await registerWithoutScripts(browser, who, 'confirmed')
  await expect.poll(() => smsTo(page, who)).toHaveLength(1)
  await expect.poll(() => stateOf(who)).toBe('sent')
  // As after two days of tries in vain.
  await ownerDatabase()`
    update sms_messages set state = 'failed', again = false, tries = 16, sent_at = null where person_id = ${who.id}`
  const officer = await staffPage(browser.newContext(), 'kaowu1')
  await officer.goto('/office')
  await officer.getByRole('navigation', { name: '业务后台' }).getByRole('link', { name: '消息' }).click()
  await looksRight(officer)
  await officer.getByRole('textbox', { name: '手机号码' }).fill('12345')
  await officer.getByRole('button', { name: '查询' }).click()
  await expect(officer.getByText('请填写 11 位手机号码。')).toBeVisible()
  await officer.getByRole('textbox', { name: '手机号码' }).fill(who.mobile)
  await officer.getByRole('combobox', { name: '渠道' }).selectOption('短信')
  await officer.getByRole('button', { name: '查询' }).click()
  await officer.waitForURL(/to=/)
  expect(officer.url()).not.toContain(who.mobile)
  const row = officer.getByRole('row').filter({ hasText: `${who.mobile.slice(0, 3)}****${who.mobile.slice(-4)}` })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('发送失败')
  await expect(row).toContainText('16')
  await expect(row).not.toContainText(who.mobile)
  await looksRight(officer)

  const auditor = await staffPage(browser.newContext(), 'shenjiyuan')
  await auditor.goto(officer.url())
  await expect(auditor.getByRole('row').filter({ hasText: '发送失败' })).toHaveCount(1)
  await expect(auditor.getByRole('button', { name: /重发/ })).toHaveCount(0)

  const filtered = officer.url()
  await row.getByRole('button', { name: /重发/ }).click()
  await expect(officer.getByText('已安排重发')).toBeVisible()
  await expect.poll(() => stateOf(who)).toBe('sent')
  await officer.goto(filtered)
  await expect(row).toContainText('重试后发出')
  await expect(row).toContainText('17')
  await expect(row).toContainText('人工重发过')
  const cashier = await staffPage(browser.newContext(), 'caiwu1')
  expect((await cashier.goto('/office/messages'))?.status()).toBe(404)
  for (const one of [officer, auditor, cashier]) await one.context().close()
})

test('O-25 the administrator edits a template: preview, errors in words, a new version, the old one stays', async ({
  page,
  browser,
}) => {
  const admin = await staffPage(browser.newContext(), 'guanliyuan')
  const wrong = watch(admin)
  await admin.goto('/office/messages')
  await admin.getByRole('link', { name: '消息模板' }).click()
  await looksRight(admin)
  await admin.getByRole('link', { name: '报名提交成功通知' }).click()
  const sms = admin.getByRole('textbox', { name: '短信' })
  const preview = admin.getByRole('region', { name: '短信预览' })
  const original = await sms.inputValue()
  await expect(preview).toContainText('按 1 条计费')
  await sms.fill('请尽快缴费，序号 {序号}。')
  await expect(sms).toHaveAccessibleDescription(/“{序号}”不是可用的变量/)
  await looksRight(admin)
  await admin.getByRole('button', { name: '保存为新版本' }).click()
  await expect(admin.getByRole('alert').filter({ hasText: '没有保存' })).toContainText('不是可用的变量')
  await expect(sms).toHaveValue('请尽快缴费，序号 {序号}。')
  await sms.fill(`报名已提交，请及时缴费。报名序号 {报名序号}，截止 {截止时间}。${'请留意通知。'.repeat(8)}`)
  await expect(preview).toContainText('【准考】报名已提交，请及时缴费。报名序号 2020-0815-000123，截止 8月24日 17:00。')
  await expect(preview).toContainText('按 2 条计费')
  await sms.fill('报名已提交，请及时缴费。报名序号 {报名序号}，截止 {截止时间}。')
  await admin.getByRole('button', { name: '保存为新版本' }).click()
  await expect(admin.getByText(/已保存为第 \d+ 版/)).toBeVisible()
  await expect(admin.getByText('第 1 版')).toBeVisible()
  await expect(admin.getByText(/管立元.*正在使用/)).toBeVisible()
  await looksRight(admin)

  const who = await newCandidate('消丙')
  await registerWithoutScripts(browser, who, 'confirmed')
  await expect
    .poll(async () => (await smsTo(page, who))[0])
    .toMatch(/^【准考】报名已提交，请及时缴费。报名序号 [\d-]+，截止 8月24日 17:00。/)
  await sms.fill(original)
  await admin.getByRole('button', { name: '保存为新版本' }).click()
  await expect(admin.getByText(/已保存为第 \d+ 版/)).toBeVisible()
  expect(wrong).toEqual([])

  const auditor = await staffPage(browser.newContext(), 'shenjiyuan')
  await auditor.goto('/office/audit?what=ledger:template-edited')
  await expect(auditor.getByRole('row').filter({ hasText: '管立元' }).first()).toContainText(
    /修改消息模板报名提交成功通知版本 \d+ → 版本 \d+/,
  )
  await auditor.context().close()

  const officer = await staffPage(browser.newContext(), 'kaowu1')
  for (const path of ['/office/messages/templates', `/office/messages/templates/${confirmed}`])
    expect((await officer.goto(path))?.status()).toBe(404)
  expect((await admin.goto('/office/messages/templates/no.such'))?.status()).toBe(404)
  await officer.context().close()
  await admin.context().close()
})

test('O-25 Q-40 a template is previewed and saved without scripts', async ({ browser }) => {
  const admin = await staffPage(browser.newContext({ javaScriptEnabled: false }), 'guanliyuan')
  await admin.goto('/office/messages/templates/payment.duplicate')
  const title = admin.getByRole('textbox', { name: '标题' })
  const original = await title.inputValue()
  await title.fill('收到了重复的付款')
  await admin.getByRole('button', { name: '预览' }).click()
  await expect(admin.getByRole('region', { name: '站内消息预览' })).toContainText('收到了重复的付款')
  await admin.getByRole('button', { name: '保存为新版本' }).click()
  await expect(admin.getByText(/已保存为第 \d+ 版/)).toBeVisible()
  await title.fill(original)
  await admin.getByRole('button', { name: '保存为新版本' }).click()
  await expect(admin.getByText(/已保存为第 \d+ 版/)).toBeVisible()
  await admin.context().close()
})

async function ask(page: Page, digits: string, code: string) {
  await page.getByRole('textbox', { name: '手机号码后四位' }).fill(digits)
  await page.getByRole('textbox', { name: '真伪查询码' }).fill(code)
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: '查询' }).click()
  await answered
}

async function smsTo(page: Page, who: Candidate): Promise<string[]> {
  const answer = await page.request.post('/api/sandbox/messages/search', { data: { to: who.mobile } })
  return ((await answer.json()) as { text: string }[]).map((sms) => sms.text)
}

async function stateOf(who: Candidate): Promise<string | undefined> {
  const [row] = await ownerDatabase()<{ state: string }[]>`select state from sms_messages where person_id = ${who.id}`
  return row?.state
}

async function staffPage(opening: Promise<BrowserContext>, username: string): Promise<Page> {
  const context = await opening
  await signInByCookie(context, username)
  return context.newPage()
}

let shots = 0

/** No violation of WCAG 2.2 AA and no sideways scrolling, narrow and wide, light and dark. */
async function looksRight(page: Page) {
  shots += 1
  for (const { width, colorScheme } of [
    { width: 360, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    if (process.env.E2E_SHOTS)
      await page.screenshot({ path: `${process.env.E2E_SHOTS}/${shots}-${width}-${colorScheme}.png`, fullPage: true })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 150))}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
}
