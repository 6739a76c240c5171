import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { aPhoto } from '../support/hurrying'
import { look } from '../support/look'
import { newCandidate, signInByCookie } from '../support/people'
import { toEnd } from '../support/registering'
import { expect, setClock, test } from '../support/test'

// Seed 001: 专项招录公务员, from 当前考试 to 选择职位.
const civilPath = '/exams/civil-service-2020'
const title = '深圳市服务“双区”建设专项招录公务员'

test.beforeEach(({ page }) => setClock(page, '2020-11-14T10:00:00+08:00'))
test.afterAll(async ({ browser }) => {
  const page = await browser.newPage()
  await setClock(page, '2020-08-15T10:00:00+08:00')
  await page.close()
})

test('E-02 E-04 B-16 seed 001 steps 3 and 4: letters, photo, every level of education pasted, moved and mended', async ({
  page,
  context,
}) => {
  await signInByCookie(context, await newCandidate('钟公'))
  await page.goto('/exams/current')
  await page.getByRole('button', { name: `进入报名：${title}` }).click()
  await readBoth(page)
  await page.locator('input[type=file][name=photo]').setInputFiles(await aPhoto())
  await page.getByRole('button', { name: '使用这张照片' }).click()
  await expect(page.getByText('照片已采用')).toBeVisible()
  await look(page, 'civil-empty')

  await test.step('a block of Excel fills rows; what is wrong is told by cell', async () => {
    await fillPerson(page)
    await study(page, 1).getByRole('textbox', { name: '毕业学校' }).focus()
    await paste(
      page,
      '学习形式\t学历层次\t毕业学校\t所学专业\t开始年月\t毕业年月\n全日制\t硕士研究生\t中山大学\t行政法学\t2014.9\t2017年6月\n全日制\t本科\t深圳大学\t法学\t2010/9\t2014/7\n函授\t高中\t市一中\t\t2007-09\t2010-07',
    )
    await expect(page.getByText('填入了 3 段，请逐项核对。')).toBeVisible()
    await expect(study(page, 1).getByRole('textbox', { name: '毕业年月' })).toHaveValue('2017-06')
    await expect(study(page, 3).getByRole('combobox', { name: '学历层次' })).toHaveValue('高中')
    await expect(study(page, 3).getByText('请从列出的选项中选择')).toBeVisible()
    await expect(study(page, 3).getByText('请填写所学专业')).toBeVisible()
    await look(page, 'civil-pasted')
    await page.getByRole('link', { name: '学习经历 3，所学专业：请填写所学专业' }).click()
    await expect(study(page, 3).getByRole('textbox', { name: '所学专业' })).toBeFocused()
  })
  await test.step('rows are moved and removed by the keyboard, and what is said of them goes along', async () => {
    await study(page, 3).getByRole('button', { name: '上移' }).press('Enter')
    await expect(study(page, 2).getByText('请填写所学专业')).toBeVisible()
    await expect(study(page, 2)).toBeFocused()
    await study(page, 2).getByRole('button', { name: '移除' }).press('Enter')
    await expect(page.getByText('请填写所学专业')).toHaveCount(0)
    await study(page, 2).getByRole('button', { name: '上移' }).press('Enter')
    await expect(study(page, 1).getByRole('textbox', { name: '毕业学校' })).toHaveValue('深圳大学')
  })
  await test.step('Q-12 what was typed is there again, rows as they were', async () => {
    await expect(page.getByText(/^已自动保存/)).toBeVisible()
    await page.getByRole('button', { name: '增加一位家庭成员' }).click()
    const parent = page.getByRole('region', { name: '家庭成员 1' })
    await parent.getByRole('textbox', { name: '姓名' }).fill('欧阳兰')
    await parent.getByRole('combobox', { name: '称谓' }).selectOption('母亲')
    await page.getByRole('textbox', { name: '电子邮箱' }).blur()
    await settled(context, async (fresh) => {
      await expect(fresh.getByRole('region', { name: '家庭成员 1' }).getByRole('textbox', { name: '姓名' })).toHaveValue(
        '欧阳兰',
        { timeout: 500 },
      )
      await expect(study(fresh, 2).getByRole('textbox', { name: '毕业学校' })).toHaveValue('中山大学', { timeout: 500 })
    })
  })
  const found = await new AxeBuilder({ page }).analyze()
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await page.waitForURL(/\/choice$/)
  await expect(page.getByRole('heading', { name: '选择职位' })).toBeVisible()
  await expect(page.getByRole('button', { name: '暂存职位' })).toBeVisible()
  await choosePosition(page)
})

/** Seed 001 step 5, by its words. */
async function choosePosition(page: Page) {
  await test.step('E-05 录入“职位编码”查询并选择: answers as one types; without a position one goes no further', async () => {
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(page.getByText('请查询并选择一个职位').first()).toBeVisible()
    await page.getByRole('textbox', { name: '职位编码或关键字' }).fill('2020100008')
    await expect(page.getByText('找到 1 个职位。')).toBeVisible()
    await look(page, 'civil-search')
    await page.getByRole('button', { name: /^选择职位 2020100008/ }).click()
    await expect(page.getByRole('region', { name: '已选择的职位' })).toContainText('2020100008 · 海桥市税务局')
    await look(page, 'civil-chosen')
    const found = await new AxeBuilder({ page }).analyze()
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
  await test.step('E-06 暂存职位, 我的考试 → 修改报名, 下一步', async () => {
    await page.getByRole('button', { name: '暂存职位' }).click()
    await expect(page.getByText('已暂存，还没有确认')).toBeVisible()
    await expect(page.getByText(/职位 2020100008 海桥市税务局/)).toBeVisible()
    await page.getByRole('link', { name: '修改报名' }).click()
    await page.getByRole('button', { name: '保存并进入下一步' }).click()
    await page.waitForURL(/\/choice$/)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.waitForURL(/\/confirm$/)
  })
  await test.step('E-07 the summary, then 报名信息提交成功 and 待缴费', async () => {
    await expect(page.getByRole('region', { name: '报考职位' })).toContainText('2020100008')
    await look(page, 'civil-confirm')
    await page.getByRole('button', { name: '确认报名信息' }).click()
    await page.waitForURL(/\/done$/)
    await expect(page.getByText('报名信息提交成功').first()).toBeVisible()
    await page.goto('/exams/mine')
    await expect(page.getByText('待缴费').first()).toBeVisible()
    await expect(page.getByText(/职位 2020100008 海桥市税务局/)).toBeVisible()
  })
}

test('O-10 O-11 Q-14 an officer checks a 职位表, mends it, takes it over with a reason, and looks at the board', async ({
  page,
  context,
}) => {
  await signInByCookie(context, 'kaowu1')
  await page.goto('/office/exams/civil-service-2020')
  await page.getByRole('link', { name: '职位表' }).click()
  const upload = async (rows: string) => {
    const buffer = Buffer.from(`职位编码,招录单位,职位名称,招录人数\n${rows}`)
    await page.getByLabel('职位表文件').setInputFiles({ name: '补充职位.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: '上传并检查' }).click()
    await page.waitForURL(/run=/)
  }
  const code = `E2E${Date.now()}`
  await upload(`${code},莲岭区档案馆,档案管理员,两人\n${code},莲岭区档案馆,档案管理员,1`)
  await expect(page.getByText('有 2 行要改，没有导入任何职位')).toBeVisible()
  await expect(page.getByRole('cell', { name: '招录人数：“两人”不是 1 至 9999 的整数，请改正' })).toBeVisible()
  await look(page, 'office-positions-bad')
  await upload(`${code},莲岭区档案馆,档案管理员,2人`)
  await page.getByRole('textbox', { name: '修改原因' }).fill('增加职位')
  await look(page, 'office-positions')
  await page.getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText('职位表已导入。')).toBeVisible()
  await page.goto('/office/exams/civil-service-2020/board')
  await expect(page.getByRole('heading', { name: /^无人确认的职位/ })).toBeVisible()
  await look(page, 'office-board')
  const found = await new AxeBuilder({ page }).analyze()
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('E-05 Q-40 without scripts, before signing in, the 职位表 is searched by its button and read page by page', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(civilPath)
  await page.getByRole('link', { name: '查询招考职位（职位表）' }).click()
  await page.getByRole('textbox', { name: '招录单位' }).fill('税务局')
  await page.getByRole('combobox', { name: '学历' }).selectOption('本科')
  await page.getByRole('button', { name: '查询职位' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '海桥市税务局' }).first()).toBeVisible()
  await look(page, 'positions-no-scripts')
  await page.getByRole('link', { name: '后面的职位' }).click()
  await expect(page).toHaveURL(/after=/)
  await context.close()
})

test('Q-12 two windows change the same rows: both are shown, and either may stand', async ({ page, context }) => {
  const who = await newCandidate('钟二')
  await signInByCookie(context, who)
  await page.goto(civilPath)
  await page.getByRole('button', { name: /^进入报名/ }).click()
  await readBoth(page)
  const other = await context.newPage()
  await other.goto(`${civilPath}/details`)
  await school(page, 1).fill('深圳大学')
  await school(page, 1).blur()
  await expect(page.getByText(/^已自动保存/)).toBeVisible()
  await school(other, 1).fill('暨南大学')
  await school(other, 1).blur()
  const banner = (window: Page) => window.getByRole('alert').filter({ hasText: '另一个窗口已修改这些内容' })
  await expect(banner(other)).toContainText('那边：1. 毕业学校：深圳大学')
  await other.getByRole('button', { name: '用那边的内容' }).click()
  await expect(school(other, 1)).toHaveValue('深圳大学')
  await other.getByRole('button', { name: '增加一段学习经历' }).click()
  await school(other, 2).fill('中山大学')
  await school(other, 2).blur()
  await settled(context, (fresh) => expect(school(fresh, 2)).toHaveValue('中山大学', { timeout: 500 }))
  await school(page, 1).fill('深圳大学 ')
  await school(page, 1).blur()
  await expect(banner(page)).toContainText('2. 毕业学校：中山大学')
  await page.getByRole('button', { name: '用那边的内容' }).click()
  await expect(school(page, 2)).toHaveValue('中山大学')
})

test('Q-40 without scripts rows are added, pasted and removed by posting, and nothing typed is lost', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signInByCookie(context, await newCandidate('钟三'))
  const page = await context.newPage()
  await page.goto(civilPath)
  await page.getByRole('button', { name: /^进入报名/ }).click()
  await readBoth(page, false)
  await page.getByRole('textbox', { name: '户籍所在地' }).fill('广东省深圳市福田区')
  await school(page, 1).fill('深圳大学')
  await page.getByRole('button', { name: '增加一段学习经历' }).click()
  await page.waitForURL(/#field-studies$/)
  await expect(page.getByRole('textbox', { name: '户籍所在地' })).toHaveValue('广东省深圳市福田区')
  await school(page, 2).fill('中山大学')
  const section = page.getByRole('group', { name: /^学习经历/ })
  await section.getByText('从 Excel 或 Word 粘贴').click()
  await section.getByRole('textbox', { name: /复制表格里的几行/ }).fill('博士研究生\t全日制\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10')
  await section.getByRole('button', { name: '填入' }).click()
  await expect(page.getByText(/第 2 行有 10 格/)).toBeVisible()
  await expect(section.getByRole('textbox', { name: /复制表格里的几行/ })).toHaveValue('1\t2\t3\t4\t5\t6\t7\t8\t9\t10')
  await expect(study(page, 3).getByRole('combobox', { name: '学历层次' })).toHaveValue('博士研究生')
  await study(page, 1).getByRole('button', { name: '移除' }).click()
  await expect(school(page, 1)).toHaveValue('中山大学')
  await expect(page.getByRole('region', { name: '学习经历 3' })).toHaveCount(0)
  await look(page, 'civil-no-scripts')
  await context.close()
})

const study = (page: Page, nth: number) => page.getByRole('region', { name: `学习经历 ${nth}`, exact: true })
const school = (page: Page, nth: number) => study(page, nth).getByRole('textbox', { name: '毕业学校' })

async function readBoth(page: Page, scripted = true) {
  for (const letter of ['integrity', 'epidemic']) {
    await page.waitForURL(new RegExp(`/${letter}$`))
    if (letter === 'epidemic') await page.getByRole('checkbox', { name: '同意' }).check()
    if (scripted) await toEnd(page)
    await page.getByRole('button', { name: '下一步' }).click()
  }
  await page.waitForURL(/\/details$/)
}

async function fillPerson(page: Page) {
  await page.getByRole('textbox', { name: '民族' }).fill('汉族')
  await page.getByRole('combobox', { name: '政治面貌' }).first().selectOption('群众')
  await page.getByRole('textbox', { name: '户籍所在地' }).fill('广东省深圳市福田区')
  await page.getByRole('combobox', { name: '最高学历' }).selectOption('硕士研究生')
  await page.getByRole('textbox', { name: '工作单位', exact: true }).fill('海桥建设有限公司')
  await page.getByRole('textbox', { name: '通讯地址' }).fill('深圳市福田区深南大道 1 号')
  await page.getByRole('textbox', { name: '邮政编码' }).fill('518000')
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('candidate@example.com')
}

/** As Ctrl+V does, into the box that has the focus. */
async function paste(page: Page, text: string) {
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** What a fresh window is shown is what the server has. */
async function settled(context: BrowserContext, check: (fresh: Page) => Promise<void>) {
  const fresh = await context.newPage()
  await expect(async () => {
    await fresh.goto(`${civilPath}/details`)
    await check(fresh)
  }).toPass()
  await fresh.close()
}
