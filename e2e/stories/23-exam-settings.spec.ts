import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInByCookie } from '../support/people'
import { expect, setClock, test } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

const save = (page: Page) => page.getByRole('button', { name: '保存' }).click()
const part = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? 'with scripts' : 'without scripts'
  test(`O-10 ${scripts}: an officer makes next year’s exam, is told what is wrong, publishes it, and candidates find it`, async ({
    browser,
  }) => {
    test.slow()
    const context = await browser.newContext({
      javaScriptEnabled,
      viewport: { width: javaScriptEnabled ? 1280 : 360, height: 800 },
    })
    const page = await context.newPage()
    await signInByCookie(context, 'kaowu1')
    const year = javaScriptEnabled ? '2031' : '2032'
    await page.goto('/office/exams')
    await page.getByRole('link', { name: '新建考试' }).click()
    await page.getByLabel('从哪里开始').selectOption('title-knowledge-2020')
    await page.getByLabel('年度').fill('明年')
    await page.getByLabel('考试名称').fill(`${year} 年度专业知识考试`)
    await page.getByRole('button', { name: '新建考试' }).click()
    await expect(page.getByText('年度是四位数字')).toBeVisible()
    await expect(page.getByLabel('考试名称')).toHaveValue(`${year} 年度专业知识考试`)
    await page.getByLabel('年度').fill(year)
    await page.getByRole('button', { name: '新建考试' }).click()
    await page.waitForURL('**/settings')
    await expect(page.getByText('未发布')).toBeVisible()
    const path = new URL(page.url()).pathname.replace('/settings', '')
    const id = path.split('/').at(-1)

    const visitor = await browser.newPage()
    expect((await visitor.goto(`/exams/${id}`))?.status()).toBe(404)

    await test.step('a window that ends too early is told, and nothing can be published so', async () => {
      await part(page, '时间安排')
      await expect(page.getByLabel('报名开始')).toHaveValue(`${year}-08-14T10:00`)
      await page.getByLabel('报名截止').fill(`${year}-08-14T10:00`)
      await page.getByLabel('网上缴费开始').fill(`${year}-08-01T10:00`)
      await page.getByLabel('网上缴费截止').fill(`${year}-08-14T10:00`)
      await save(page)
      await expect(page.getByText('截止要晚于开始')).toBeVisible()
      await expect(page.getByLabel('网上缴费截止')).toHaveValue(`${year}-08-14T10:00`)
      await page.getByLabel('报名截止').fill(`${year}-08-24T17:00`)
      await save(page)
      await expect(page.getByText('没有人能缴费')).toBeVisible()
      await expect(page.getByRole('button', { name: '发布给考生' })).toHaveCount(0)
      await page.getByRole('link', { name: '去改' }).first().click()
      await page.getByLabel('网上缴费截止').fill(`${year}-08-24T17:00`)
      await save(page)
    })

    await test.step('papers line by line, the wrong line by its number', async () => {
      await part(page, '科目')
      const box = page.getByLabel('科目', { exact: true })
      await box.fill(`专业知识 | ${year}-09-13 09:00 | 11:30\n加试 | 那天下午 | 17:00`)
      await save(page)
      await expect(page.getByText('第 2 行：开始时间写成')).toBeVisible()
      await box.fill(
        `专业知识 | ${year}-09-13 09:00 | 11:30 | 中级、副高级 | | 20\n基础知识 | ${year}-09-13 09:00 | 11:00 | 助理级`,
      )
      await save(page)
      await expect(page.getByText('已完成：已保存')).toBeVisible()
    })

    await test.step('as the candidate will see it', async () => {
      await page.getByRole('link', { name: '按考生的样子预览' }).click()
      await page.getByRole('link', { name: '选择级别专业' }).click()
      await expect(page.getByText('不能填写，也不保存')).toBeVisible()
      await expect(page.locator('[inert]').getByText('每人只能选择一个级别和一个专业')).toBeVisible()
      const { violations } = javaScriptEnabled ? await new AxeBuilder({ page }).analyze() : { violations: [] }
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      await page.getByRole('link', { name: '考试设置' }).click()
    })

    await page.getByRole('button', { name: '发布给考生' }).click()
    await expect(page.getByText('已发布，考生可以看到')).toBeVisible()
    expect((await visitor.goto(`/exams/${id}`))?.status()).toBe(200)

    // Begun, and over again: what other stories find open stays as it is.
    await page.goto(`${path}/settings/windows`)
    await page.getByLabel('报名开始').fill('2020-08-01T10:00')
    await page.getByLabel('报名截止').fill('2020-08-10T10:00')
    await save(page)
    await expect(page.getByText('已完成：已保存')).toBeVisible()

    await test.step('from now on a change says why, and is remembered', async () => {
      await page.goto(`${path}/settings/basics`)
      await page.getByLabel('简称').fill('专业考试')
      await save(page)
      await expect(page.getByText('请写明为什么改')).toBeVisible()
      await page.getByLabel('为什么改').fill('简称太长，短信放不下')
      await save(page)
      await expect(page.getByText('原因：简称太长，短信放不下')).toBeVisible()
      await expect(page.getByText('基本信息 · 陈考')).toBeVisible()
    })
    await context.close()
  })
}
