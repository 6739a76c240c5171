import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { drawSilhouette } from '@/db/seed/silhouette'
import { fillLevel } from '../support/education'
import { aPdf } from '../support/files'
import { look } from '../support/look'
import { newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, test } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

// Canaries: no school has the code 99999.
const passes = `9999912012050${String(Date.now()).slice(-5)}`
const fails = `9999922012050${String(Date.now()).slice(-5)}`

test('E-10 E-14 完善个人信息: invited, photo, education levels, three answers, the report, and a registration begins with it', async ({
  page,
  context,
}) => {
  test.slow()
  const who = await newCandidate('穆学历')
  await signInByCookie(context, who)
  await say(page, passes, 'pending')
  await say(page, fails, 'failed')

  await test.step('invited on the home page and never forced', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: '去填写' }).click()
    await expect(page.getByRole('heading', { name: '完善个人信息', level: 1 })).toBeVisible()
  })

  await test.step('a level: what is wrong is told where it is, and nothing typed is lost', async () => {
    await page.getByRole('link', { name: '添加学历' }).click()
    await fillLevel(page, { level: '本科', degree: '学士', school: '深圳大学', number: '12' })
    await page.getByRole('button', { name: '保存并核查' }).click()
    await expect(page.getByRole('textbox', { name: '毕业证书编号' })).toHaveAccessibleDescription(/请按证书填写编号/)
    await expect(page.getByRole('textbox', { name: '毕业学校' })).toHaveValue('深圳大学')
    await look(page, 'level')
    await page.getByRole('textbox', { name: '毕业证书编号' }).fill(passes)
    await page.getByRole('button', { name: '保存并核查' }).click()
    await expect(page.getByText('学历已保存')).toBeVisible()
    await expect(card(page, '本科 · 深圳大学')).toContainText('学历核查：核查中')
    await expect(page.getByText(passes)).toHaveCount(0)
  })

  await test.step('未通过: what to do next, the PDF, and what is still owed', async () => {
    await page.getByRole('link', { name: '添加学历' }).click()
    await fillLevel(page, { level: '大专', degree: '无', school: '深圳职业技术学院', number: fails })
    await page.getByRole('button', { name: '保存并核查' }).click()
    await expect(page.getByText('学历已保存')).toBeVisible()
    const failed = card(page, '大专 · 深圳职业技术学院')
    await expect(async () => {
      await page.reload()
      await expect(failed).toContainText('学历核查：未通过')
    }).toPass()
    await expect(failed).toContainText('合并为一个 PDF 上传')
    await failed.getByLabel('暂时只有学历学位证的扫描件').check()
    await failed.getByLabel('PDF 文件').setInputFiles(aPdf('毕业证.pdf'))
    await failed.getByRole('button', { name: /^上传/ }).click()
    await expect(page.getByText('证明材料已上传')).toBeVisible()
    await expect(failed).toContainText('成绩发布后 10 个工作日内')
  })

  await test.step('通过: what 学信网 has beside what was typed, told in the inbox', async () => {
    const record = { school: '深圳大学', level: '本科', major: '工程管理', from: '2008-09', to: '2012-07', mode: '普通全日制' }
    await say(page, passes, 'passed', record)
    await setClock(page, '2020-08-15T11:00:00+08:00')
    await page.goto('/messages')
    await page.getByText('学历核查：通过，请核对有出入的内容').first().click()
    await page.goto('/profile/dossier')
    const passed = card(page, '本科 · 深圳大学')
    await expect(passed).toContainText('学历核查：通过')
    await expect(passed.getByRole('row', { name: /所学专业/ })).toContainText('工程管理')
    await expect(passed).toContainText('您填写的所学专业与学信网登记的不一样')
    await look(page, 'dossier')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  await test.step('an edit is checked anew, the number stays where none is typed', async () => {
    await card(page, '本科 · 深圳大学').getByRole('link', { name: /修改/ }).click()
    await expect(page.getByRole('textbox', { name: '毕业证书编号' })).toHaveValue('')
    await page.getByRole('textbox', { name: '所学专业' }).fill('工程管理')
    await page.getByRole('button', { name: '保存并核查' }).click()
    await expect(page.getByText('学历已保存')).toBeVisible()
    await expect(async () => {
      await page.reload()
      await expect(card(page, '本科 · 深圳大学')).toContainText('学历核查：通过')
    }).toPass()
    await expect(page.getByText('与学信网登记的不一样')).toHaveCount(0)
  })

  await test.step('the photo, then a registration that begins with it', async () => {
    const buffer = Buffer.from(await drawSilhouette('#ffffff'))
    await page.getByLabel('选择照片').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByRole('button', { name: '使用这张照片' }).click()
    await expect(page.getByText('正在使用的照片')).toBeVisible()
    await page.goto(examPath)
    await page.getByRole('button', { name: '进入报名' }).first().click()
    await page.waitForURL(/\/exams\//)
    await page.goto('/profile/data')
    await expect(page.getByText('照片和学历')).toBeVisible()
  })

  await test.step('removed', async () => {
    await page.goto('/profile/dossier')
    const gone = card(page, '大专 · 深圳职业技术学院')
    await gone.getByText('删除', { exact: true }).click()
    await gone.getByRole('button', { name: /^删除/ }).click()
    await expect(page.getByText('学历已删除')).toBeVisible()
    await expect(gone).toHaveCount(0)
  })
})

test('E-10 Q-40 without scripts: put off, a level from abroad', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signInByCookie(context, await newCandidate('穆无脚本'))
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: '以后再填' }).click()
  await expect(page.getByText('请完善个人信息')).toHaveCount(0)
  await page.goto('/profile/dossier/new')
  await page.getByLabel('国（境）外').check()
  await page.getByLabel('学历层次').selectOption('硕士研究生')
  await page.getByLabel('学位', { exact: true }).selectOption('硕士')
  await page.getByRole('textbox', { name: '毕业学校' }).fill('University of Example')
  await page.getByRole('textbox', { name: '所学专业' }).fill('Civil Engineering')
  await page.getByRole('textbox', { name: '入学年月' }).fill('2015-09')
  await page.getByRole('textbox', { name: '毕业年月' }).fill('2017-06')
  await page.getByLabel('学习形式').selectOption('全日制')
  await page.getByRole('button', { name: '保存并核查' }).click()
  await expect(card(page, '硕士研究生 · University of Example')).toContainText('学历核查：需现场核查')
  await expect(card(page, '硕士研究生 · University of Example')).toContainText('教育部留学服务中心')
  await context.close()
})

const card = (page: Page, name: string) => page.getByRole('article', { name })

async function say(page: Page, number: string, outcome: string, record?: object) {
  expect((await page.request.post('/api/sandbox/education', { data: { number, outcome, record } })).status()).toBe(200)
}
