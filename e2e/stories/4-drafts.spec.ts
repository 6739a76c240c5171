import type { Browser, BrowserContext, Page } from '@playwright/test'
import { registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { examPath, readLetters } from '../support/registering'
import { expect, setClock, test, watch } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('E-05 E-06 a double click and two tabs open one registration; steps out of order lead to the first incomplete one', async ({
  page,
  context,
}) => {
  await signInByCookie(context, await newCandidate('贺一'))
  const other = await context.newPage()
  await Promise.all([page.goto(examPath), other.goto(examPath)])
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: '进入报名' }).dblclick()))
  await Promise.all([page, other].map((tab) => tab.waitForURL(/\/health$/)))
  await page.goto('/exams/mine')
  await expect(page.getByRole('article')).toHaveCount(1)

  for (const step of ['integrity', 'notice', 'details', 'choice', 'confirm', 'done', 'pay']) {
    await page.goto(`${examPath}/${step}`)
    await page.waitForURL(step === 'done' || step === 'pay' ? /\/exams\/mine\// : /\/health$/)
  }
  expect((await page.goto(`${examPath}/no-such-step`))?.status()).toBe(404)
  await page.goto(`${examPath}/health`)
  await readLetters(page)
  await page.goto(`${examPath}/choice`)
  await page.waitForURL(/\/details$/)
  await page.goto(`${examPath}/confirm`)
  await page.waitForURL(/\/details$/)
  await other.close()
})

test('Q-12 two tabs edit the same step: what only one changed is merged, what both changed is shown, either choice stands', async ({
  browser,
}) => {
  const { context, page, wrong } = await atDetails(browser, '陶两')
  const other = await context.newPage()
  await other.goto(`${examPath}/details`)
  const [school, major, employer] = ['毕业学校', '所学专业', '工作单位']

  await typeInto(page, school, '深圳大学')
  await expect(saved(page)).toBeVisible()
  await typeInto(other, major, '园林工程')
  await expect(field(other, school)).toHaveValue('深圳大学')
  await expect(other.getByText('另一个窗口已修改这些内容')).toHaveCount(0)
  await settledAs(other, major, '园林工程')

  await test.step('用那边的内容', async () => {
    await typeInto(page, employer, '这边的单位')
    await expect(field(page, major)).toHaveValue('园林工程')
    await settledAs(page, employer, '这边的单位')
    await typeInto(other, employer, '那边的单位')
    await expect(banner(other)).toBeFocused()
    await expect(banner(other)).toContainText('那边：这边的单位')
    await expect(banner(other)).toContainText('这边：那边的单位')
    await other.getByRole('button', { name: '用那边的内容' }).click()
    await expect(field(other, employer)).toHaveValue('这边的单位')
  })
  await test.step('保留我这边的', async () => {
    await typeInto(other, school, '深圳大学研究生院')
    await settledAs(other, school, '深圳大学研究生院')
    await typeInto(page, school, '深圳大学土木学院')
    await expect(banner(page)).toContainText('那边：深圳大学研究生院')
    await page.getByRole('button', { name: '保存并进入下一步' }).click()
    await expect(banner(page)).toBeVisible()
    await page.getByRole('button', { name: '保留我这边的' }).click()
    await settledAs(page, school, '深圳大学土木学院')
    await expect(field(page, employer)).toHaveValue('这边的单位')
  })
  expect(wrong).toEqual([])
  await context.close()
})

test('Q-12 what is typed offline survives a reload and is saved once there is a connection again', async ({ browser }) => {
  const { context, page: first, wrong } = await atDetails(browser, '万断')
  await typeInto(first, '毕业学校', '天山建筑大学')
  await settledAs(first, '毕业学校', '天山建筑大学')
  await context.setOffline(true)
  await typeInto(first, '所学专业', '建筑学')
  await expect(first.getByText('离线，已保存在本机')).toBeVisible()
  await first.getByRole('button', { name: '保存并进入下一步' }).click()
  await expect(field(first, '所学专业')).toHaveValue('建筑学')
  // Closed while offline, so that nothing can be sent on the way out.
  await first.close()
  await context.setOffline(false)
  const page = await context.newPage()
  const wrongLater = watch(page)
  await page.goto(`${examPath}/details`)
  await expect(page.getByText('已恢复上次没有存上的内容')).toBeVisible()
  await expect(field(page, '所学专业')).toHaveValue('建筑学')
  await settledAs(page, '所学专业', '建筑学')

  await context.setOffline(true)
  await typeInto(page, '工作单位', '湾岸建筑设计有限公司')
  await expect(page.getByText('离线，已保存在本机')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/^已自动保存/)).toBeVisible()
  await settledAs(page, '工作单位', '湾岸建筑设计有限公司')
  expect([...wrong, ...wrongLater]).toEqual([])
  await context.close()
})

const canaries = {
  html: `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>{{7*7}}\${7*7}`,
  rare: '𬭊𠅤𣆳·欧阳䶮 O’Brien-Ñandú ﷽ 👩‍👩‍👧',
  long: '长'.repeat(2000),
}
const typedFields = [
  '民族',
  '毕业学校',
  '所学专业',
  '毕业时间',
  '工作单位',
  '现从事专业',
  '从事本专业年限',
  '现有职称',
  '取得时间',
  '通讯地址',
  '邮政编码',
  '电子邮箱',
  '紧急联系人',
  '紧急联系人手机',
]

for (const [kind, text] of Object.entries(canaries)) {
  test(`A-13 Q-10 Q-33 ${kind} in every field comes back as the same text and runs nothing`, async ({ browser }) => {
    const { context, page, wrong } = await atDetails(browser, '<b onclick=alert(1)>郁 & 𬭊</b>')
    for (const label of typedFields) await field(page, label).fill(text)
    await settledAs(page, '紧急联系人手机', text)
    await page.reload()
    for (const label of typedFields) await expect(field(page, label)).toHaveValue(text)
    await expect(field(page, '姓名')).toHaveValue('<b onclick=alert(1)>郁 & 𬭊</b>')
    await page.getByRole('button', { name: '保存并进入下一步' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '处需要改正' })).toBeFocused()
    await page.goto('/exams/mine')
    await expect(page).toHaveTitle(/我的考试/)
    expect(wrong).toEqual([])
    await context.close()
  })
}

test('E-07 a double click on 确认 and two machines at once: one confirmation, one order', async ({ browser }) => {
  const who = await newCandidate('褚双')
  await registerWithoutScripts(browser, who, 'ready')
  const machines = await Promise.all([openConfirm(browser, who), openConfirm(browser, who)])
  await Promise.all(machines.map(({ page }) => page.getByRole('button', { name: '确认报名信息' }).dblclick()))
  for (const { page } of machines) {
    await expect(page.getByRole('heading', { name: '报名信息提交成功' }).or(page.getByText('没有办成'))).toBeVisible()
  }
  const orders: (string | null)[] = []
  for (const { page, context, wrong } of machines) {
    await page.goto(`${examPath}/pay`)
    orders.push(await page.getByRole('definition').first().textContent())
    await page.goto('/exams/mine')
    await expect(page.getByRole('article')).toHaveCount(1)
    await page.getByRole('article').getByRole('link').first().click()
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: /^确认报名信息/ })
        .filter({ has: page.locator('time') }),
    ).toHaveCount(1)
    expect(wrong).toEqual([])
    await context.close()
  }
  expect(new Set(orders).size).toBe(1)
})

async function openConfirm(browser: Browser, who: Candidate) {
  const context = await browser.newContext()
  await signInByCookie(context, who)
  const page = await context.newPage()
  const wrong = watch(page)
  await page.goto(`${examPath}/confirm`)
  return { context, page, wrong }
}

async function atDetails(browser: Browser, name: string): Promise<{ context: BrowserContext; page: Page; wrong: string[] }> {
  const who = await newCandidate(name)
  await registerWithoutScripts(browser, who, 'draft')
  const context = await browser.newContext()
  await signInByCookie(context, who)
  const page = await context.newPage()
  const wrong = watch(page)
  await page.goto(`${examPath}/details`)
  return { context, page, wrong }
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const banner = (page: Page) => page.getByRole('alert').filter({ hasText: '另一个窗口已修改这些内容' })
const saved = (page: Page) => page.getByText(/^已自动保存/)

/** Types as people do, and leaves the field: what is typed is sent then. */
async function typeInto(page: Page, name: string, text: string) {
  await field(page, name).fill(text)
  await field(page, name).blur()
}

/** What a third, fresh window is shown is what the server has. */
async function settledAs(page: Page, name: string, text: string) {
  const fresh = await page.context().newPage()
  await expect(async () => {
    await fresh.goto(`${examPath}/details`)
    await expect(field(fresh, name)).toHaveValue(text, { timeout: 500 })
  }).toPass()
  await fresh.close()
}
