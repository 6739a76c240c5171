import { type BrowserContext, expect as expectNow, type Page } from '@playwright/test'
import { seedId } from '@/db/seed/seed-id'
import { unitCheckCharacter } from '@/lib/text/unit-code'
import { ownerDatabase } from '../support/database'
import { aPdf } from '../support/files'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { expect, setClock, signIn, test, watch } from '../support/test'

test.describe.configure({ mode: 'serial' })

const digits = `91440300${String(Date.now()).slice(-9)}`
const code = digits + unitCheckCharacter(digits)
const username = `unit_${digits.slice(-8)}`
const password = '三月十五一起去看大海吧'

let page: Page
let office: Page
let contexts: BrowserContext[]
let wrong: string[]
let who: Candidate

test.beforeAll(async ({ browser }) => {
  contexts = [await browser.newContext(), await browser.newContext()]
  const [applicant, reviewer] = contexts as [BrowserContext, BrowserContext]
  page = await applicant.newPage()
  office = await reviewer.newPage()
  wrong = watch(page)
  await setClock(page, '2020-08-15T10:00:00+08:00')
  who = await newCandidate('单得一')
  await signInByCookie(applicant, who)
  await signInByCookie(reviewer, 'shenhe1')
})
test.afterAll(async () => {
  expect(wrong).toEqual([])
  for (const context of contexts) await context.close()
})

test('A-30 单位注册 from 单位登录: what is wrong is said, then it waits for the office', async ({ browser }) => {
  const visitor = await browser.newPage()
  await visitor.goto('/login?as=unit')
  await expect(visitor.getByText('请先用个人账号登录')).toBeVisible()
  await visitor.getByRole('link', { name: '立即注册' }).click()
  await expect(visitor).toHaveURL(/\/login\?back=%2Fservices%2Funit-registration/)
  await visitor.close()

  await page.goto('/services/unit-registration')
  await page.getByRole('link', { name: '申请单位注册' }).click()
  await page.getByRole('button', { name: /申请单位注册/ }).click()
  await page.waitForURL(/\/request$/)
  await page.getByRole('textbox', { name: '单位名称' }).fill('得一软件有限公司')
  await page.getByRole('textbox', { name: '统一社会信用代码' }).fill(`${digits}${unitCheckCharacter(digits) === '0' ? '1' : '0'}`)
  await page.getByRole('textbox', { name: '法定代表人' }).fill('单得二')
  await page.getByRole('textbox', { name: '管理员用户名' }).fill('haiqiao_admin')
  const license = page.getByRole('group', { name: '营业执照扫描件' })
  await license.locator('input[type=file]').setInputFiles(aPdf('营业执照.pdf', { pages: 1 }))
  await expect(page.getByRole('list', { name: '已上传的营业执照扫描件' }).getByRole('listitem')).toHaveCount(1)
  await noSideways(page)
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText(/信用代码有误/).first()).toBeVisible()
  await page.getByRole('textbox', { name: '统一社会信用代码' }).fill(code.toLowerCase())
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('用户名 haiqiao_admin 已被使用')).toBeVisible()
  await page.getByRole('textbox', { name: '管理员用户名' }).fill(username)
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible()
})

test('A-30 O-20 the office passes it in the one queue, and the manager sets a password and is in', async () => {
  await office.goto('/office/queue?kind=unit-registration')
  await office
    .getByRole('link', { name: /单得一/ })
    .first()
    .click()
  await office.getByRole('button', { name: /领取/ }).first().click()
  await expect(office.getByText('得一软件有限公司').first()).toBeVisible()
  await office.getByRole('button', { name: /^通过/ }).click()
  await expectNow.poll(async () => (await ownerDatabase()`select from units where code = ${code}`).length).toBe(1)

  await page.reload()
  await page.getByRole('link', { name: /设置单位账号的密码/ }).click()
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(password)
  await page.getByRole('textbox', { name: '再填一次新密码' }).fill(password)
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByRole('link', { name: '去单位登录' }).click()
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('/unit')
  await expect(page.getByRole('heading', { name: '得一软件有限公司' })).toBeVisible()
})

test('A-31 A-32 the manager takes on a handler and grants; taken away, the next click says whom to ask', async ({ browser }) => {
  await page.goto('/unit/handlers/new')
  await page.getByRole('textbox', { name: '姓名' }).fill('经办一')
  await page.getByRole('textbox', { name: '证件号' }).fill('999999199501170084')
  await page.getByRole('textbox', { name: '用户名' }).fill(`${username}_h`)
  await page.getByRole('button', { name: '新增' }).click()
  await expect(page.getByText('证件号有误')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '姓名' })).toHaveValue('经办一')
  await page.getByRole('textbox', { name: '证件号' }).fill('999999199501170083')
  await noSideways(page)
  await page.getByRole('button', { name: '新增' }).click()
  const address = (await page.locator('.font-mono').first().textContent()) ?? ''

  const handler = await browser.newPage()
  await handler.goto(new URL(address).pathname)
  await handler.getByRole('textbox', { name: '新密码', exact: true }).fill(password)
  await handler.getByRole('textbox', { name: '再填一次新密码' }).fill(password)
  await handler.getByRole('button', { name: '设置密码' }).click()
  await handler.getByRole('link', { name: '去单位登录' }).click()
  await handler.getByRole('textbox', { name: '用户名' }).fill(`${username}_h`)
  await handler.getByRole('textbox', { name: '密码' }).fill(password)
  await handler.getByRole('button', { name: '登录', exact: true }).click()
  await expect(handler.getByRole('heading', { name: '您还没有这一项的授权' })).toBeVisible()
  await expect(handler.getByText('单位管理员单得一')).toBeVisible()

  await page.getByRole('link', { name: '去授权系统' }).click()
  await page.getByRole('checkbox', { name: '深圳人才一体化系统' }).check()
  await page.getByRole('button', { name: '新增授权' }).click()
  await expect(page.getByRole('region', { name: '已授权系统名称' }).getByText('深圳人才一体化系统')).toBeVisible()
  await page.getByRole('link', { name: /去权限管理/ }).click()
  await page.getByRole('link', { name: '功能菜单授权' }).click()
  await page.getByRole('checkbox', { name: '首页' }).check()
  await page.getByRole('button', { name: '反选' }).click()
  await page.getByRole('button', { name: '全选' }).click()
  await noSideways(page)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存，经办')).toBeVisible()
  await handler.reload()
  await expect(handler.getByRole('heading', { name: '得一软件有限公司' })).toBeVisible()

  await page.goto('/unit/handlers')
  await page.getByRole('link', { name: /授权系统.*经办一/ }).click()
  await page.getByRole('button', { name: '全选' }).first().click()
  await page.getByRole('button', { name: '删除授权' }).click()
  await expect(page.getByText('还没有授权任何系统')).toBeVisible()
  await handler.reload()
  await expect(handler.getByRole('heading', { name: '您还没有这一项的授权' })).toBeVisible()
  await handler.close()
})

test('B-13 A-31 the manager hands the unit over, with a list that both may read', async () => {
  await page.goto('/unit/handlers')
  await page.getByRole('combobox', { name: '接收人' }).selectOption({ index: 1 })
  await page.getByRole('button', { name: '移交管理员' }).click()
  await page.waitForURL(/\/unit\/handovers\//)
  await expect(page.getByRole('heading', { name: '业务移交清单' })).toBeVisible()
  await expect(page.getByText('接收人（签名）')).toBeVisible()
  await noSideways(page)
  await page.goto('/unit/handlers')
  await expect(page.getByText('单位管理员经办一')).toBeVisible()
  await expect(page.getByRole('link', { name: /的业务移交清单/ })).toBeVisible()
})

test('A-32 a persona without grants is told whom to ask', async ({ page: fresh }) => {
  await fresh.goto('/login?as=unit')
  await signIn(fresh, 'haiqiao_new')
  await expect(fresh.getByText('单位管理员何敏')).toBeVisible()
  expect((await fresh.request.get(`/unit/handlers/${seedId('account haiqiao_hr')}`)).status()).toBe(200)
  expect(await (await fresh.request.get(`/unit/handlers/${seedId('account haiqiao_hr')}`)).text()).not.toContain('罗婷')
})

/** At 360 pixels nothing makes the page scroll sideways. */
async function noSideways(on: Page) {
  await on.setViewportSize({ width: 360, height: 800 })
  expect(await on.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await on.setViewportSize({ width: 1280, height: 900 })
}
