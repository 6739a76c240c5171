import type { Page } from '@playwright/test'
import { readPdf } from '@/lib/print/testing/read-pdf'
import { registerWithoutScripts } from '../support/hurrying'
import { numberOf } from '../support/owners'
import { readPaper } from '../support/paper'
import { newCandidate, openSession } from '../support/people'
import { choose, examPath, examTitle, fillDetails, readLetters, usePhoto } from '../support/registering'
import { expect, setClock, signIn, test, watch } from '../support/test'

test.describe.configure({ mode: 'serial' })

let page: Page
let wrong: string[]

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
  wrong = watch(page)
  await setClock(page, '2020-08-15T10:00:00+08:00')
})
test.afterAll(async () => {
  expect(wrong).toEqual([])
  await page.close()
})

test('A-01 E-01 E-02 seed 000 step 3: sign in, 当前考试, 进入报名, the three documents one after another', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: '登录', exact: true }).click()
  await signIn(page, 'ouyang')
  await page.getByRole('link', { name: '当前考试', exact: true }).click()
  await expect(page.getByRole('heading', { name: examTitle })).toBeVisible()
  await page.getByRole('button', { name: '进入报名' }).first().click()
  await page.waitForURL(/\/health$/)
  await expect(page.getByRole('heading', { name: '考试健康承诺书' })).toBeVisible()
  await expect(page.getByRole('button', { name: '下一步' })).toHaveAttribute('aria-disabled', 'true')
  await readLetters(page)
})

test('E-03 E-04 Q-10 photo and 报名信息: what is missing is said, what was typed stays, 保存并进入下一步', async () => {
  await expect(page.getByRole('textbox', { name: '姓名' })).toHaveValue('欧阳䶮')
  await expect(page.getByRole('textbox', { name: '姓名' })).toHaveAttribute('readonly', '')
  await page.getByRole('textbox', { name: '毕业学校' }).fill('深圳大学')
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await expect(page.getByRole('link', { name: /工作单位/ })).toBeVisible()
  await expect(page.getByRole('alert').getByRole('link', { name: /照片/ })).toBeVisible()
  await expect(page.getByRole('textbox', { name: '毕业学校' })).toHaveValue('深圳大学')
  await usePhoto(page)
  await fillDetails(page)
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await page.waitForURL(/\/choice$/)
})

test('E-05 E-06 E-09 级别 and 专业, 暂存报考信息, then 我的考试 → 修改报名', async () => {
  await page.getByRole('combobox', { name: '级别' }).selectOption('助理级')
  await expect(page.getByRole('combobox', { name: '专业' }).getByRole('option', { name: '标准化' })).toHaveCount(0)
  await choose(page, '中级', '标准化')
  await page.getByRole('button', { name: '暂存报考信息' }).click()
  await expect(page.getByText('已暂存，还没有确认')).toBeVisible()
  await page.getByRole('link', { name: '我的考试', exact: true }).first().click()
  await page.getByRole('link', { name: examTitle }).click()
  await page.getByRole('link', { name: '修改报名' }).click()
  await page.waitForURL(/\/details$/)
  await expect(page.getByRole('textbox', { name: '毕业学校' })).toHaveValue('深圳大学')
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await choose(page, '中级', '建筑施工')
  await page.getByRole('button', { name: '下一步' }).click()
})

test('E-07 the summary, the warning, 确认, 报名信息提交成功 and 待缴费; nothing can be changed afterwards', async () => {
  await page.waitForURL(/\/confirm$/)
  await expect(page.getByText('确认后不能修改')).toBeVisible()
  await expect(page.getByText('建筑施工').first()).toBeVisible()
  await page.getByRole('button', { name: '确认报名信息' }).click()
  await expect(page.getByRole('heading', { name: '报名信息提交成功' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '待缴费' })).toBeVisible()
  for (const step of ['details', 'choice', 'confirm']) {
    await page.goto(`${examPath}/${step}`)
    await page.waitForURL(/\/exams\/mine\//)
  }
  await expect(page.getByText('已确认，不能再改')).toBeVisible()
})

test('E-20 网上缴费: the page turns to paid by itself after the callback', async () => {
  await page.getByRole('link', { name: '我的考试', exact: true }).first().click()
  await page.getByRole('link', { name: /网上缴费/ }).click()
  await page.getByRole('button', { name: /扫码支付/ }).click()
  await expect(page.getByRole('img', { name: '付款二维码' })).toBeVisible()
  const number = await page.getByRole('definition').first().textContent()
  const paid = await page.request.post(`/api/sandbox/payments/${number}`, { data: { action: 'pay' } })
  expect(paid.ok()).toBe(true)
  await expect(page.getByText('缴费成功，报名完成')).toBeVisible()
})

test('E-30 S-13 Q-41 打印报名表: the paper holds what was confirmed, and its QR code opens a page that says it is genuine', async () => {
  await page.getByRole('link', { name: '我的考试', exact: true }).first().click()
  const paper = await readPaper(page, await hrefOf('打印报名表'))
  expect(paper.pages).toBe(1)
  for (const words of ['欧阳䶮', '99999919920314002X', '深圳大学', '建筑施工', '海桥建设有限公司', '已缴费'])
    expect(paper.text).toContain(words)
  await page.goto(paper.verifyPath)
  await expect(page.getByText('真：由本系统出具的报名表')).toBeVisible()
  await expect(page.getByText('欧阳*')).toBeVisible()
  await expect(page.getByText('99999919920314002X')).toHaveCount(0)
})

test('E-31 two officers place who needs it by hand, then draw and freeze the seats after the deadline', async ({ browser }) => {
  const who = await newCandidate('安座')
  const { caseId } = await registerWithoutScripts(browser, who, 'paid')
  await setClock(page, '2020-08-25T09:00:00+08:00')
  const officers = await Promise.all([browser.newPage(), browser.newPage()])
  const [first, second] = officers
  await signIn(first, 'kaowu1')
  await first.goto('/office/exams/title-knowledge-2020/seats')
  await placeByHand(first, caseId)
  await drawSeats(first)
  await signIn(second, 'kaowu2')
  await second.goto('/office/exams/title-knowledge-2020/seats')
  await freezeSeats(second)
  await printForRooms(second)
  await setClock(page, '2020-09-09T10:00:00+08:00')
  const card = await readPaper(page, `/api/print/admit-card/${caseId}`, await openSession(who))
  expect(card.text).toContain('已安排的便利')
  expect(card.text).toContain('轮椅可到达的考场和座位；延长30分钟')
  await setClock(page, '2020-08-25T09:05:00+08:00')
  await Promise.all(officers.map((officer) => officer.close()))
})

test('E-32 S-13 打印准考证 in its window, with seat, site and QR', async () => {
  await page.goto('/exams/mine')
  await expect(page.getByText('9月9日 10:00 起').first()).toBeVisible()
  await setClock(page, '2020-09-09T10:00:00+08:00')
  await page.reload()
  const href = await hrefOf('打印准考证')
  const paper = await readPaper(page, href)
  expect(paper.pages).toBe(1)
  for (const words of ['欧阳䶮', '99999919920314002X', '专业知识', '9:00', '建筑施工']) expect(paper.text).toContain(words)
  await page.goto(paper.verifyPath)
  await expect(page.getByText('真：由本系统出具的准考证')).toBeVisible()
  for (const { at, status } of [
    { at: '2020-09-09T09:59:30+08:00', status: 409 },
    { at: '2020-09-12T16:59:30+08:00', status: 200 },
    { at: '2020-09-12T17:00:00+08:00', status: 409 },
  ]) {
    await setClock(page, at)
    expect((await page.request.get(href)).status(), at).toBe(status)
  }
  await page.goto('/messages')
  await expect(page.getByRole('heading', { name: '缴费成功，报名完成' })).toBeVisible()
})

async function hrefOf(operation: string): Promise<string> {
  const href = await page.getByRole('link', { name: operation }).getAttribute('href')
  return href ?? ''
}

async function placeByHand(officer: Page, caseId: string) {
  await officer.getByRole('textbox', { name: '报名序号' }).fill(await numberOf(caseId))
  await officer.getByRole('button', { name: '查找考生' }).click()
  await officer.getByRole('button', { name: '选择考场' }).click()
  await officer.getByRole('checkbox', { name: '轮椅可到达的考场和座位' }).check()
  await officer.getByRole('textbox', { name: '其他需要或说明' }).fill('延长30分钟')
  await officer.getByRole('button', { name: '安排照顾座位' }).click()
  await expect(officer.getByRole('row', { name: /安座/ })).toContainText('延长30分钟')
}

async function drawSeats(officer: Page) {
  await officer.getByRole('link', { name: '随机编排座位' }).click()
  await officer.getByRole('button', { name: '确认编排' }).click()
  await expect(officer.getByText('座位已随机编排')).toBeVisible()
  await officer.goto(`${officer.url().split('?')[0]}?confirm=freeze`)
  await expect(officer.getByRole('button', { name: '确认冻结' })).toHaveCount(0)
}

/** 考场材料: one sheet at once, the admit cards of everybody as a run that one may watch. */
async function printForRooms(officer: Page) {
  await officer.getByRole('link', { name: '考场材料' }).click()
  const href = await officer.getByRole('link', { name: /门贴$/ }).first().getAttribute('href')
  const sheet = await officer.request.get(href ?? '')
  expect(sheet.headers()['content-type']).toBe('application/pdf')
  const { text } = await readPdf(new Uint8Array(await sheet.body()), { withCode: false })
  for (const words of ['安座', '轮椅可到达的考场和座位', '专业知识']) expect(text).toContain(words)
  await officer.getByRole('button', { name: '打印整场准考证' }).click()
  await expect(officer.getByText('张准考证已备好')).toBeVisible({ timeout: 60_000 })
  const zip = await officer
    .getByRole('link', { name: /下载 ZIP/ })
    .first()
    .getAttribute('href')
  expect((await (await officer.request.get(zip ?? '')).body()).subarray(0, 2).toString()).toBe('PK')
}

async function freezeSeats(officer: Page) {
  await officer.getByRole('link', { name: '冻结', exact: true }).click()
  await officer.getByRole('button', { name: '确认冻结' }).click()
  await expect(officer.getByText('座位已冻结，到时间后')).toBeVisible()
}
