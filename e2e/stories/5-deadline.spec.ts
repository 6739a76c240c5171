import type { Browser, Page } from '@playwright/test'
import { orderOf, registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, test, watch } from '../support/test'

const opens = '2020-08-14T10:00:00.000+08:00'
const closes = '2020-08-24T17:00:00.000+08:00'
const cardOpens = '2020-09-09T10:00:00.000+08:00'
const cardCloses = '2020-09-12T17:00:00.000+08:00'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('E-08 Q-02 a page opened before the deadline: 确认 after it is refused in words, and the draft was given up to the second', async ({
  browser,
}) => {
  const { page, close } = await withPage(browser, '施迟', 'ready')
  await page.goto(`${examPath}/confirm`)
  await setClock(page, shifted(closes, 1000))
  await page.getByRole('button', { name: '确认报名信息' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '没有办成' })).toContainText(/截止|自动放弃/)
  for (const { at, state } of [
    { at: shifted(closes, -20_000), state: '未确认' },
    { at: closes, state: '自动放弃' },
  ]) {
    await setClock(page, at)
    await page.goto('/exams/mine')
    await expect(page.getByRole('article').getByText(state, { exact: true }).first()).toBeVisible()
  }
  // The sweep that writes the event down comes a minute later; the state holds from the second on.
  await setClock(page, shifted(closes, 120_000))
  await page.getByRole('article').getByRole('link').first().click()
  const given = page
    .getByRole('listitem')
    .filter({ hasText: '逾期自动放弃' })
    .filter({ has: page.locator('time') })
  await expect(given).toHaveCount(1)
  for (const step of ['details', 'choice', 'confirm', 'pay']) {
    await page.goto(`${examPath}/${step}`)
    await page.waitForURL(/\/exams\/mine\//)
  }
  await page.goto(examPath)
  await expect(page.getByRole('button', { name: '进入报名' })).toHaveCount(0)
  await close()
})

test('E-08 Q-01 the last second before the deadline still counts', async ({ browser }) => {
  const { page, close } = await withPage(browser, '施早', 'ready')
  await page.goto(`${examPath}/confirm`)
  await setClock(page, shifted(closes, -60_000))
  await page.getByRole('button', { name: '确认报名信息' }).click()
  await expect(page.getByRole('heading', { name: '报名信息提交成功' })).toBeVisible()
  await close()
})

test('E-08 E-22 paid before the deadline and told after it counts: late callback, silent payment with 查询 or settled by the job', async ({
  browser,
  page,
}) => {
  const [told, silent, settled, never] = [
    await withPage(browser, '胡晚', 'confirmed'),
    await withPage(browser, '胡默', 'confirmed'),
    await withPage(browser, '胡算', 'confirmed'),
    await withPage(browser, '胡逾', 'confirmed'),
  ]
  const numbers = new Map<Page, string>()
  for (const one of [told, silent, settled, never]) numbers.set(one.page, await orderOf(one.page))
  const play = async (one: { page: Page }, action: string) =>
    expect((await page.request.post(`/api/sandbox/payments/${numbers.get(one.page)}`, { data: { action } })).ok()).toBe(true)

  await setClock(page, shifted(closes, -60_000))
  await play(told, 'late')
  await play(silent, 'pay-silently')
  await play(settled, 'pay-silently')
  for (const one of [told, silent]) {
    await one.page.reload()
    await expect(one.page.getByText('待缴费', { exact: true })).toBeVisible()
  }
  await silent.page.getByRole('button', { name: '查询' }).click()
  await expect(silent.page.getByText('缴费成功，报名完成')).toBeVisible()
  await setClock(page, shifted(closes, 60_000))
  for (const one of [told, settled]) {
    await one.page.reload()
    await expect(one.page.getByText('缴费成功，报名完成')).toBeVisible()
  }
  await play(never, 'pay')
  await never.page.reload()
  await expect(never.page.getByText('缴费已截止')).toBeVisible()
  await expect(never.page.getByText('另有一笔款项')).toBeVisible()
  await never.page.getByRole('button', { name: '查询' }).click()
  await expect(never.page.getByText('缴费成功，报名完成')).toHaveCount(0)
  await never.page.goto('/exams/mine')
  await expect(never.page.getByText('自动放弃').first()).toBeVisible()
  for (const one of [told, silent, settled, never]) await one.close()
})

test('Q-01 registration: closed a moment before it opens, open at 10:00 exactly, closed at 17:00 exactly, and back', async ({
  page,
  context,
}) => {
  await signInByCookie(context, await newCandidate('计时'))
  const entry = page.getByRole('button', { name: '进入报名' })
  const table = [
    { at: shifted(opens, -30_000), open: false },
    { at: opens, open: true },
    { at: shifted(closes, -30_000), open: true },
    { at: closes, open: false },
    { at: opens, open: true },
  ]
  for (const { at, open } of table) {
    await setClock(page, at)
    await page.goto(examPath)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(entry).toHaveCount(open ? 1 : 0)
  }
  await page.goto(examPath)
  await setClock(page, closes)
  await entry.click()
  await page.waitForURL(/refused=window_closed/)
  await page.goto('/exams/mine')
  await expect(page.getByRole('article')).toHaveCount(0)
})

test('E-30 E-32 Q-01 each paper only inside its window, to the second', async ({ browser, page }) => {
  const one = await withPage(browser, '计印', 'paid')
  const answers: (readonly [string, number, string])[] = []
  const print = async (document: string, at: string) => {
    await setClock(page, at)
    const answer = await one.page.request.get(`/api/print/${document}/${one.caseId}`)
    answers.push([at, answer.status(), answer.headers()['content-type']?.includes('pdf') ? 'PDF' : await answer.text()])
  }
  await print('application-form', '2020-08-15T10:30:00+08:00')
  await print('application-form', shifted(closes, -30_000))
  await print('application-form', closes)
  await print('admit-card', shifted(cardOpens, -30_000))
  await print('admit-card', cardCloses)
  const outside = expect.stringMatching(/<h1>没有办成<\/h1>.*打印时间是.*回到我的考试/)
  expect(answers.map(([, status, said]) => [status, said])).toEqual([
    [200, 'PDF'],
    [200, 'PDF'],
    [409, outside],
    [409, outside],
    [409, outside],
  ])

  // Without a seat the window alone opens nothing; the page says so instead of 起 or 截止.
  await print('admit-card', cardOpens)
  await print('admit-card', shifted(cardCloses, -30_000))
  expect(answers.slice(5).map(([, status, said]) => [status, said])).toEqual(
    Array(2).fill([409, expect.stringContaining('座位编排中')]),
  )
  await one.page.goto('/exams/mine')
  await expect(one.page.getByText('座位编排中，编排后可打印')).toBeVisible()
  await setClock(page, cardCloses)
  await one.page.reload()
  await expect(one.page.getByText('已于 9月12日 17:00 截止')).toBeVisible()
  await one.close()
})

test('E-08 warned 24 h and 2 h before, once each, by SMS and in the inbox', async ({ browser, page }) => {
  const draft = await withPage(browser, '安提', 'draft')
  const unpaid = await withPage(browser, '安醒', 'confirmed')
  const hour = 3_600_000
  await setClock(page, shifted(closes, -25 * hour))
  expect(await warningsTo(page, draft.who)).toEqual([])
  const table = [
    { at: -24 * hour + 1000, hours: 24, count: 1 },
    { at: -23 * hour, hours: 24, count: 1 },
    { at: -2 * hour + 1000, hours: 2, count: 2 },
    { at: -1 * hour, hours: 2, count: 2 },
  ]
  for (const { at, hours, count } of table) {
    await setClock(page, shifted(closes, at))
    for (const { who, words } of [
      { who: draft.who, words: '报名还没有确认' },
      { who: unpaid.who, words: '还没有缴费' },
    ]) {
      await expect.poll(() => warningsTo(page, who)).toHaveLength(count)
      expect((await warningsTo(page, who))[0]).toContain(`${words}，不到${hours}小时截止`)
    }
  }
  for (const { page: inbox, words } of [
    { page: draft.page, words: '报名还没有确认' },
    { page: unpaid.page, words: '还没有缴费' },
  ]) {
    await inbox.goto('/messages')
    for (const hours of [24, 2])
      await expect(inbox.getByRole('heading', { name: `${words}，不到${hours}小时截止` })).toHaveCount(1)
    await inbox.getByRole('button', { name: /不到2小时截止/ }).click()
    await inbox.waitForURL(/\/exams\/mine\//)
  }
  await draft.close()
  await unpaid.close()
})

async function warningsTo(page: Page, who: Candidate): Promise<string[]> {
  const answer = await page.request.post('/api/sandbox/messages/search', { data: { to: who.mobile } })
  const found = (await answer.json()) as { purpose: string; text: string }[]
  return found.filter((sms) => sms.purpose === 'warn').map((sms) => sms.text)
}

async function withPage(browser: Browser, name: string, until: 'draft' | 'ready' | 'confirmed' | 'paid') {
  const who = await newCandidate(name)
  const registered = await registerWithoutScripts(browser, who, until)
  const context = await browser.newContext()
  await signInByCookie(context, who)
  const page = await context.newPage()
  const wrong = watch(page)
  const close = async () => {
    expect(wrong).toEqual([])
    await context.close()
  }
  return { ...registered, who, page, close }
}

function shifted(instant: string, milliseconds: number): string {
  return new Date(new Date(instant).getTime() + milliseconds).toISOString()
}
