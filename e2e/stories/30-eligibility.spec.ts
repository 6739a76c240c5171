import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { look } from '../support/look'
import { expect, setClock, test } from '../support/test'

test.beforeEach(({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

const economics = '2020 年度经济专业技术资格考试'
const field = '经济（含会计、金融、人力资源等）'

test('B-01 E-11 before signing in: what one qualifies for, the clause that decides, the years as a calculation, the earliest month', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: '看看我能报什么' }).click()
  await fillBachelor(page)
  await page.getByRole('button', { name: '增加一段工作' }).click()
  await fillJob(page, 2, '2018-08', '', field)
  await page.getByRole('button', { name: '看看能报什么' }).click()
  const exam = page.getByRole('region', { name: economics })
  await expect(level(exam, '初级')).toContainText('符合')
  const intermediate = level(exam, '中级')
  await expect(intermediate).toContainText('具备大学本科学历或学士学位，从事相关专业工作满4年。')
  await expect(intermediate).toContainText('最早到 2022年7月底符合')
  await intermediate.getByText('年限是怎么算的').click()
  await expect(intermediate.getByText('合计 2年5个月，满 2 年（算到 2020年12月末）')).toBeVisible()
  await expect(intermediate.getByText('不计：不是经济（含会计、金融、人力资源等）工作')).toBeVisible()
  await expect(textbox(page, '工作 2', '开始年月')).toHaveValue('2018-08')
  expect(new URL(page.url()).search).toBe('')
  await looksRight(page, 'eligibility-found')

  await textbox(page, '工作 2', '开始年月').fill('2018年8月')
  await page.getByRole('button', { name: '看看能报什么' }).click()
  await page.getByRole('link', { name: /工作 2，开始年月：请按“年-月”填写/ }).click()
  await expect(textbox(page, '工作 2', '开始年月')).toBeFocused()
})

test('B-01 Q-40 the same without scripts on a phone, and nothing typed is in the address', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto('/exams/current')
  await page.getByRole('link', { name: '看看我能报什么' }).click()
  await fillBachelor(page)
  await page.getByRole('button', { name: '增加一段工作' }).click()
  await expect(textbox(page, '学历 1', '所学专业')).toHaveValue('会计学')
  await fillJob(page, 2, '2016-08', '', field)
  await page.getByRole('button', { name: '看看能报什么' }).last().click()
  await expect(level(page.getByRole('region', { name: economics }), '中级')).toContainText('满4年')
  await expect(page.getByText('按您填写的内容推算，没有保存。')).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
  await context.close()
})

async function fillBachelor(page: Page) {
  const diploma = page.getByRole('region', { name: '学历 1' })
  await diploma.getByRole('combobox', { name: '学历' }).selectOption('本科')
  await diploma.getByRole('textbox', { name: '所学专业' }).fill('会计学')
  await diploma.getByRole('combobox', { name: '学习形式' }).selectOption('全日制')
  await diploma.getByRole('textbox', { name: '毕业年月' }).fill('2016-07')
  await fillJob(page, 1, '2016-08', '2018-07', '其他工作')
}

async function fillJob(page: Page, nth: number, from: string, to: string, kind: string) {
  await textbox(page, `工作 ${nth}`, '开始年月').fill(from)
  await textbox(page, `工作 ${nth}`, '结束年月').fill(to)
  await page
    .getByRole('region', { name: `工作 ${nth}` })
    .getByRole('combobox', { name: '从事的工作' })
    .selectOption(kind)
}

function textbox(page: Page, row: string, name: string) {
  return page.getByRole('region', { name: row, exact: true }).getByRole('textbox', { name })
}

function level(exam: ReturnType<Page['getByRole']>, name: string) {
  return exam.getByRole('listitem').filter({ has: exam.page().getByRole('heading', { name, exact: true }) })
}

async function looksRight(page: Page, name: string) {
  await look(page, name)
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
}
