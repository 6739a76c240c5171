import { randomBytes, randomInt } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { checkDigit } from '@/lib/text/id-number'
import { look } from '../support/look'
import { codeTo, smsTo } from '../support/sms'
import { expect, setClock, test } from '../support/test'

// Seed 000 annex 1, word by word: what one presses, fills in and reads is found by the guide's own names.

const card = '4111 1111 1111 1111'
const password = '两个黄鹂鸣翠柳，一行白鹭'
const next = { name: '下一步', exact: true }

function newcomer() {
  const digits = `99999919${60 + randomInt(30)}0${1 + randomInt(9)}${10 + randomInt(18)}${String(randomInt(1000)).padStart(3, '0')}`
  return {
    username: `guide_${randomBytes(4).toString('hex')}`,
    name: '欧阳䶮',
    idNumber: digits + checkDigit(digits),
    mobile: `19999${String(randomInt(1_000_000)).padStart(6, '0')}`,
  }
}
type Newcomer = ReturnType<typeof newcomer>

const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name })
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

async function accessible(page: Page, name: string) {
  await look(page, `accounts-${name}`)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
}

type At = (name: string) => Promise<void>
const onward: At = async () => {}

/** 用户注册 up to 填写身份信息, filled in and sent. */
async function registerIdentity(page: Page, who: Newcomer, at = onward) {
  await page.goto('/login')
  await page.getByRole('link', { name: '立即注册' }).click()
  for (const name of ['服务协议', '个人信息处理规则', '单独同意']) await page.getByRole('checkbox', { name }).check()
  await at('1-agreement')
  await page.getByRole('button', next).click()
  await heading(page, '填写登录信息')
  await box(page, '用户名').fill(who.username)
  await box(page, /^密码/).fill(password)
  await box(page, '确认密码').fill(password)
  await at('2-login')
  await page.getByRole('button', next).click()
  await heading(page, '填写身份信息')
  await fillIdentity(page, who)
  await expect(box(page, '出生日期')).toHaveValue(/^19\d\d-\d\d-\d\d$/)
  await at('3-identity')
  await page.getByRole('button', next).click()
}

/** The rest, up to 注册成功. */
async function register(page: Page, who: Newcomer, at = onward) {
  await registerIdentity(page, who, at)
  await heading(page, '填写验证信息')
  await page.getByRole('combobox', { name: '银行' }).selectOption({ label: '招商银行' })
  await box(page, '银行账号').fill(card)
  await box(page, '手机号码').fill(who.mobile)
  await page.getByRole('button', { name: '发送短信验证' }).click()
  await expect(page.getByText('验证码已发送')).toBeVisible()
  await box(page, '短信验证码').fill(await codeTo(page.request, who.mobile))
  await at('4-verify')
  await page.getByRole('button', next).click()
  await heading(page, '注册成功')
}

async function fillIdentity(page: Page, who: Newcomer) {
  await box(page, '姓名').fill(who.name)
  await page.getByRole('combobox', { name: '证件类型' }).selectOption({ label: '居民身份证' })
  await box(page, '证件号').fill(who.idNumber)
}

async function signIn(page: Page, username: string, word: string) {
  await page.goto('/login')
  await box(page, '用户名').fill(username)
  await box(page, '密码').fill(word)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('/exams/mine')
}

async function recoverPassword(page: Page, who: Newcomer, way: string) {
  await page.goto('/login')
  await page.getByRole('link', { name: '忘记密码？' }).click()
  await heading(page, '输入用户名')
  await box(page, '用户名').fill(who.username)
  await page.getByRole('button', next).click()
  await heading(page, '选择找回方式')
  await page.getByRole('radio', { name: way }).check()
  await page.getByRole('button', next).click()
  await heading(page, '验证身份')
}

async function resetTo(page: Page, who: Newcomer, word: string) {
  await heading(page, '重置密码')
  await expect(box(page, '用户名')).toHaveValue(who.username)
  await box(page, /^新密码/).fill(word)
  await box(page, '确认新密码').fill(word)
  await page.getByRole('button', next).click()
  await heading(page, '重置成功')
}

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('A-10 A-11 A-12 A-14 A-16 the four steps of the guide, read and walked; then one signs in', async ({ page }) => {
  const who = newcomer()
  await register(page, who, (name) => accessible(page, name))
  await expect(page.getByText(who.username)).toBeVisible()
  await accessible(page, '5-done')
  await page.getByRole('link', { name: '登录', exact: true }).last().click()
  await signIn(page, who.username, password)
})

test('A-10 A-15 what is wrong is said, nothing that was typed is lost, and a reload comes back to the same step', async ({
  page,
}) => {
  const who = newcomer()
  await page.goto('/register')
  await page.getByRole('button', next).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('有 3 处需要改正')
  for (const tick of await page.getByRole('checkbox').all()) await tick.check()
  await page.getByRole('button', next).click()
  await box(page, '用户名').fill('1x')
  await box(page, /^密码/).fill(password)
  await box(page, '确认密码').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('6 至 20 个字母')
  await expect(box(page, '确认密码')).toHaveValue(password)
  await box(page, '用户名').fill(who.username)
  await page.getByRole('button', next).click()
  await heading(page, '填写身份信息')
  await page.reload()
  await heading(page, '填写身份信息')
  await page.goto('/register/verify')
  await heading(page, '填写身份信息')
  await page.goto('/login')
  await page.getByRole('link', { name: '立即注册' }).click()
  await heading(page, '填写身份信息')
  await box(page, '姓名').fill(who.name)
  await page.getByRole('combobox', { name: '证件类型' }).selectOption({ label: '居民身份证' })
  await box(page, '证件号').fill(who.idNumber.replace(/.$/, (last) => (last === '1' ? '2' : '1')))
  await page.getByRole('button', next).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('证件号')
  await expect(page.getByRole('combobox', { name: '证件类型' })).toHaveValue('residentId')
  await box(page, '证件号').fill(who.idNumber)
  await page.getByRole('button', next).click()
  await heading(page, '填写验证信息')
  await page.request.post('/api/sandbox/bank', { data: { account: card, outcome: 'mismatch', times: 1 } })
  await page.getByRole('combobox', { name: '银行' }).selectOption({ label: '平安银行' })
  await box(page, '银行账号').fill(card)
  await box(page, '手机号码').fill(who.mobile)
  await page.getByRole('button', { name: '发送短信验证' }).click()
  await box(page, '短信验证码').fill(await codeTo(page.request, who.mobile))
  await page.getByRole('button', next).click()
  await expect(page.getByText('人员姓名或证件名或证件号与银行登记不匹配')).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert').getByRole('listitem')).toHaveCount(4)
  await accessible(page, '6-mismatch')
  await expect(page.getByRole('combobox', { name: '银行' })).toHaveValue('pingan')
  await page.getByRole('button', next).click()
  await heading(page, '注册成功')
})

test('A-12 A-23 A-25 证件已被使用 leads to 找回用户名, which sends it to the phone; a mobile that is no longer used is changed', async ({
  page,
  browser,
}) => {
  const who = newcomer()
  await register(page, who)
  const context = await browser.newContext()
  const other = await context.newPage()
  await registerIdentity(other, { ...who, username: `${who.username}x` })
  await expect(other.getByText('证件已被使用').first()).toBeVisible()
  await other.getByRole('link', { name: '忘记用户名？' }).click()
  await heading(other, '选择找回方式')
  await other.getByRole('radio', { name: '证件号码+手机验证码' }).check()
  await other.getByRole('button', next).click()
  await heading(other, '验证身份')
  await expect(other.getByRole('radio', { name: '个人用户' })).toBeChecked()
  await fillIdentity(other, who)
  await accessible(other, '7-recover-identity')
  await other.getByRole('button', next).click()
  await heading(other, '验证手机校验码')
  await accessible(other, '8-recover-code')
  await other.getByRole('link', { name: '手机号已停用？' }).click()
  await heading(other, '填写身份信息')
  await fillIdentity(other, who)
  await other.getByRole('button', next).click()
  const mobile = newcomer().mobile
  await other.getByRole('combobox', { name: '银行' }).selectOption({ label: '招商银行' })
  await box(other, '银行账号').fill(card)
  await box(other, '新手机号码').fill(mobile)
  await other.getByRole('button', { name: '发送短信验证' }).click()
  await box(other, '短信验证码').fill(await codeTo(other.request, mobile))
  await other.getByRole('button', next).click()
  await heading(other, '更换成功')
  await expect.poll(async () => (await smsTo(other.request, who.mobile))[0]?.text).toContain('本号码不再接收通知')
  await setClock(other, '2020-08-15T10:02:00+08:00')
  await other.goto('/recover/username')
  await heading(other, '验证手机校验码')
  await other.getByRole('button', { name: '发送短信验证' }).click()
  await box(other, '动态验证').fill(await codeTo(other.request, mobile, 2))
  await other.getByRole('button', next).click()
  await heading(other, '找回用户名成功')
  await expect(other.getByText(who.username)).toHaveCount(0)
  await expect.poll(async () => (await smsTo(other.request, mobile))[0]?.text).toContain(`您的用户名是 ${who.username}`)
  await context.close()
})

test('A-24 找回密码 by number and code, and by face: the desktop goes on by itself', async ({ page }) => {
  const who = newcomer()
  await register(page, who)
  await recoverPassword(page, who, '证件号码+手机验证码')
  await page.getByRole('combobox', { name: '证件类型' }).selectOption({ label: '居民身份证' })
  await box(page, '证件号').fill(who.idNumber)
  await box(page, '手机号码').fill(who.mobile)
  await setClock(page, '2020-08-15T10:02:00+08:00')
  await page.getByRole('button', { name: '发送短信验证' }).click()
  await box(page, '动态验证').fill(await codeTo(page.request, who.mobile, 2))
  await accessible(page, '9-password-sms')
  await page.getByRole('button', next).click()
  await resetTo(page, who, `${password}上青天`)
  await signIn(page, who.username, `${password}上青天`)

  await recoverPassword(page, who, '人脸识别')
  await accessible(page, '10-password-face')
  const address = await page.getByRole('link', { name: '在本机打开人脸识别' }).getAttribute('href')
  const ticket = address?.split('/').at(-1)
  const phone = await page.context().newPage()
  await phone.goto(address ?? '')
  await accessible(phone, '11-face-phone')
  await phone.getByRole('button', { name: '开始人脸识别' }).click()
  await page.request.post('/api/sandbox/face', { data: { ticket, outcome: 'match' } })
  await phone.close()
  await resetTo(page, who, `${password}窗含`)
  await signIn(page, who.username, `${password}窗含`)
})

test('A-20 用户信息维护: bank and mobile are changed once the bank and the new mobile agree', async ({ page }) => {
  const who = newcomer()
  await register(page, who)
  await signIn(page, who.username, password)
  await page.goto('/profile/change')
  await heading(page, '修改用户信息')
  const mobile = newcomer().mobile
  await expect(box(page, '姓名')).toHaveValue(who.name)
  await expect(page.getByRole('combobox', { name: '银行' })).toHaveValue('cmb')
  await page.getByRole('combobox', { name: '银行' }).selectOption({ label: '光大银行' })
  await box(page, '银行账号').fill(card)
  await box(page, '手机号码').fill(mobile)
  await page.getByRole('button', { name: '发送短信验证' }).click()
  await box(page, '短信验证码').fill(await codeTo(page.request, mobile))
  await accessible(page, '12-change')
  await page.getByRole('button', next).click()
  await heading(page, '修改成功')
  await expect.poll(async () => (await smsTo(page.request, who.mobile))[0]?.text).toContain('本号码不再接收通知')
})
