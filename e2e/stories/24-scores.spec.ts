import type { Browser, BrowserContext, Page } from '@playwright/test'
import { look } from '../support/look'
import { readPaper } from '../support/paper'
import { signInByCookie } from '../support/people'
import { type Sitter, satSession, seatedExam } from '../support/sat-exam'
import { expect, setClock, test, watch } from '../support/test'

test.describe.configure({ mode: 'serial' })

type Desk = { page: Page; context: BrowserContext }
const office = `/office/exams/${satSession}/scores`
let sitters: Sitter[]
let candidate: Page
let wrong: string[]
let first: Desk
let second: Desk
const me = () => sitters[0] as Sitter
const mine = () => `/exams/mine/${me().caseId}/scores`

test.beforeAll(async ({ browser }) => {
  candidate = await browser.newPage()
  wrong = watch(candidate)
  await setClock(candidate, '2020-08-15T10:00:00+08:00')
  sitters = await seatedExam(['成绩甲', '成绩乙', '成绩丙'])
  await signInByCookie(candidate.context(), me().who)
  first = await deskOf(browser, 'kaowu1')
  second = await deskOf(browser, 'kaowu2')
})
test.afterAll(async () => {
  expect(wrong).toEqual([])
  await setClock(candidate, '2020-08-15T10:00:00+08:00')
  await Promise.all([candidate.close(), first.context.close(), second.context.close()])
})

test('E-33 Q-14 a file with bad rows imports nothing and says which; the mended one is imported', async () => {
  const { page } = first
  await page.goto(office)
  await look(page, 'office-empty')
  await bring(page, [
    [sitters[0]?.number, '缺考', '101'],
    ['123', '60', '60'],
    [sitters[1]?.number, '', '70'],
  ])
  await expect(page.getByText('没有导入：3 行里有 3 行不对')).toBeVisible()
  const report = page.getByRole('region', { name: '不对的行' })
  await expect(report).toContainText('这次考试没有这个准考证号')
  await expect(report).toContainText('缺考填 -1')
  await look(page, 'office-report')
  await bring(page, [
    [sitters[0]?.number, '72.5', '58'],
    [sitters[1]?.number, '-1', '70'],
    [sitters[2]?.number, '80', '-4'],
  ])
  await expect(page.getByText('已全部导入：3 行')).toBeVisible()
})

test('E-33 O-27 one officer proposes time and standard, another confirms; before its time the candidate sees nothing', async () => {
  await first.page.getByRole('textbox', { name: '发布时间' }).fill('2020-08-16T09:00')
  for (const subject of ['工程法规', '专业实务'])
    await first.page.getByRole('textbox', { name: `${subject}全部级别合格标准` }).fill('60')
  await first.page.getByRole('button', { name: '提交发布' }).click()
  await expect(first.page.getByText('须由另一位考务人员核对后确认').first()).toBeVisible()
  await second.page.goto(office)
  await look(second.page, 'office-proposed')
  await second.page.getByRole('link', { name: '确认发布' }).click()
  await second.page.getByRole('button', { name: '确认发布' }).click()
  await expect(second.page.getByText('已确认发布，到时间考生即可查询。')).toBeVisible()
  await candidate.goto(mine())
  await expect(candidate.getByText('成绩将于 8月16日 09:00 发布')).toBeVisible()
  await expect(candidate.getByText('72.5')).toHaveCount(0)
})

test('E-33 E-34 成绩查询: what was scored, what counts until when, what is missing', async () => {
  await setClock(candidate, '2020-08-16T09:00:00+08:00')
  await candidate.goto('/exams/mine')
  await candidate.getByRole('link', { name: '成绩查询' }).click()
  await expect(candidate.getByText('工程法规：2020 年度合格，有效至 2021 年度考试')).toBeVisible()
  await look(candidate, 'own-scores')
  await candidate.goto('/messages')
  await expect(candidate.getByRole('heading', { name: '成绩已经发布' })).toBeVisible()
})

test('E-35 B-15 成绩复查 through the one queue: what was done is ticked, a change is decided by two', async () => {
  await candidate.goto(mine())
  await candidate.getByRole('link', { name: /申请成绩复查.*专业实务/ }).click()
  await look(candidate, 'recheck-choose')
  await candidate
    .getByRole('listitem')
    .filter({ hasText: '专业实务' })
    .getByRole('button', { name: /申请成绩复查/ })
    .click()
  await candidate.getByRole('textbox', { name: '复查理由' }).fill('与估分相差较大。')
  await look(candidate, 'recheck-form')
  await candidate.getByRole('button', { name: '提交' }).click()
  await candidate.waitForURL(/done=submitted/)
  await openAtDesk(first.page, 'submitted')
  for (const step of ['核对答题卡份数', '重新合计分数']) await first.page.getByRole('checkbox', { name: step }).check()
  await first.page.getByRole('textbox', { name: '更正后的成绩' }).fill('61')
  await first.page.getByRole('textbox', { name: '说明' }).fill('漏加 3 分。')
  await look(first.page, 'desk-recheck')
  await first.page.getByRole('button', { name: /登记复查结果/ }).click()
  await first.page.waitForURL(/done=/)
  await openAtDesk(second.page, 'found')
  await look(second.page, 'desk-confirm')
  await second.page.getByRole('button', { name: /确认更正/ }).click()
  await second.page.waitForURL(/done=/)
  await candidate.reload()
  await expect(candidate.getByText('核对答题卡份数、重新合计分数')).toBeVisible()
  await look(candidate, 'recheck-done')
  const href = await candidate.getByRole('link', { name: '下载 PDF' }).getAttribute('href')
  const paper = await readPaper(candidate, href ?? '')
  for (const words of ['成绩复查报告', '重新合计分数', '漏加']) expect(paper.text).toContain(words)
  await candidate.goto(mine())
  await expect(candidate.getByText('成绩有更正，原来是 58。')).toBeVisible()
  await expect(candidate.getByText('全部科目合格')).toBeVisible()
  await look(candidate, 'own-scores-changed')
})

test('E-33 a published score is corrected by two officers', async () => {
  await first.page.goto(`${office}?number=${sitters[1]?.number}`)
  await first.page.getByRole('combobox', { name: '科目' }).selectOption('专业实务')
  await first.page.getByRole('textbox', { name: '更正后的成绩' }).fill('75')
  await first.page.getByRole('textbox', { name: '理由' }).fill('合分表登记有误')
  await first.page.getByRole('button', { name: '提出更正' }).click()
  await expect(first.page.getByText('更正已提出')).toBeVisible()
  await second.page.goto(office)
  await second.page.getByRole('button', { name: '确认更正' }).click()
  await expect(second.page.getByText('更正已确认，成绩已更新。')).toBeVisible()
  await look(second.page, 'office-out')
})

test('E-36 O-03 公示: started by an officer, read and reported by a visitor, checked in the one queue, without names once it is over', async ({
  browser,
  page,
}) => {
  await first.page.goto(`/office/exams/${satSession}/publicity`)
  await look(first.page, 'office-publicity')
  await first.page.getByRole('button', { name: '开始公示' }).click()
  await expect(first.page.getByText('公示已经办理')).toBeVisible()
  const list = `/publicity/${satSession}`
  await setClock(candidate, '2020-08-17T00:00:05+08:00')
  await page.goto('/')
  await page.getByRole('link', { name: '两科滚动的资格考试合格人员公示' }).click()
  await expect(page.getByText(me().who.name, { exact: true })).toBeVisible()
  await look(page, 'publicity')
  await page.getByRole('link', { name: /^举报/ }).click()
  await page.getByRole('textbox', { name: '举报理由' }).fill('太短')
  await page.getByRole('button', { name: '提交举报' }).click()
  await expect(page.getByText('请写具体一些')).toBeVisible()
  await look(page, 'publicity-report')
  await page.getByRole('textbox', { name: '举报理由' }).fill('这个人的工作年限不够，单位可以作证，请向单位人事部门核实。')
  await page.getByRole('button', { name: '提交举报' }).click()
  await expect(page.getByText('举报已经提交')).toBeVisible()
  const [number = '', code = ''] = await page
    .getByText(/回执编号/)
    .locator('strong')
    .allTextContents()
  const reviewer = await deskOf(browser, 'shenhe1')
  await reviewer.page.goto('/office/queue?kind=publicity-concern')
  await reviewer.page.getByRole('link', { name: number }).first().click()
  await reviewer.page.getByRole('button', { name: /^领取/ }).first().click()
  await reviewer.page.getByRole('textbox', { name: '审核意见' }).fill('经核查属实。')
  await look(reviewer.page, 'desk-concern')
  await reviewer.page.getByRole('button', { name: /认定属实/ }).click()
  await reviewer.page.waitForURL(/done=/)
  await reviewer.context.close()
  await first.page.goto(`/office/exams/${satSession}/publicity`)
  await expect(first.page.getByText('属实 1')).toBeVisible()
  await page.getByRole('link', { name: '“公示”页面' }).click()
  await page.getByRole('textbox', { name: '回执编号' }).fill(number)
  await page.getByRole('textbox', { name: '查询码' }).fill(code)
  await page.getByRole('button', { name: '查询结果' }).click()
  await expect(page.getByText('举报属实')).toBeVisible()
  await look(page, 'publicities')
  await look(first.page, 'office-publicity-running')
  await setClock(candidate, '2020-08-22T00:00:05+08:00')
  await page.goto(list)
  await expect(page.getByText('公示已经结束')).toBeVisible()
  await expect(page.getByText(me().who.name)).toHaveCount(0)
  await look(page, 'publicity-over')
})

async function bring(page: Page, rows: readonly (readonly (string | undefined)[])[]) {
  const buffer = Buffer.from([['准考证号', '工程法规', '专业实务'], ...rows].map((row) => row.join(',')).join('\r\n'))
  await page.getByLabel('成绩文件').setInputFiles({ name: '成绩.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '检查并导入成绩' }).click()
}

async function openAtDesk(page: Page, state: string) {
  await page.goto(`/office/queue?kind=score-recheck&state=${state}`)
  await page.getByRole('link', { name: me().who.name }).first().click()
  await page.getByRole('button', { name: /^领取/ }).first().click()
  await expect(page.getByText('您已领取')).toBeVisible()
}

async function deskOf(browser: Browser, username: string): Promise<Desk> {
  const context = await browser.newContext()
  await signInByCookie(context, username)
  return { context, page: await context.newPage() }
}
