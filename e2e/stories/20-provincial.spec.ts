import type { Browser, BrowserContext, Page } from '@playwright/test'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { signInSubject } from '@/lib/account/sign-in-subject'
import { usernameKey } from '@/lib/account/username'
import { callAction } from '../support/actions'
import { builtActions } from '../support/built'
import { ownerDatabase } from '../support/database'
import { registerWithoutScripts } from '../support/hurrying'
import { newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, test, watch } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('A-05 A-02 a locked candidate comes in by the provincial platform, back to where they were, with a new session', async ({
  page,
  context,
}) => {
  const key = `name:${signInSubject('person', usernameKey('lidu1988'))}`
  await ownerDatabase()`insert into sign_in_tries (key, wrong, locked_until) values (${key}, 0, business_now() + interval '1 hour')`
  await context.addCookies([{ name: 'zhunkao', value: 'planted-by-somebody', domain: 'localhost', path: '/' }])
  await page.goto('/login?back=/messages')
  await enterPlatform(page)
  await expect(page.getByText('模拟页面，不是真的省政务服务网')).toBeVisible()
  await page.getByRole('button', { name: /^李𬭊/ }).click()
  await page.waitForURL('/messages')
  await expect(page.getByText('李𬭊').first()).toBeVisible()
  const session = await sessionOf(context)
  expect(session).toMatch(/^[\w-]{43}$/)
  await ownerDatabase()`delete from sign_in_tries where key = ${key}`
  const [event] = await ownerDatabase()<{ by: string }[]>`
    select details->>'by' as by from security_events e join accounts a on a.id = e.account_id
    where a.username = 'lidu1988' order by e.at desc limit 1`
  expect(event?.by).toBe('provincial')
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('provincial')
})

test('A-05 whom nobody knows gets an account, is asked to complete it, and pays no sooner', async ({ page, browser }) => {
  await page.goto('/login')
  await enterPlatform(page)
  await page.getByRole('button', { name: /^叶新/ }).click()
  await page.waitForURL('/exams/mine')
  await expect(page.getByText('请完善账号信息')).toBeVisible()
  await expect(page.getByRole('link', { name: '去完善' })).toHaveAttribute('href', '/profile/change')

  const who = await newCandidate('叶缴')
  await registerWithoutScripts(browser, who, 'confirmed')
  await signInByCookie(page.context(), who)
  await page.goto(`${examPath}/pay`)
  await expect(page.getByRole('button', { name: /支付/ }).filter({ visible: true })).toHaveCount(1)
  await ownerDatabase()`update accounts set password_hash = null where id = ${who.accountId}`
  await page.goto(`${examPath}/pay`)
  await expect(page.getByText('缴费前请先完善账号信息')).toBeVisible()
  await expect(page.getByRole('button', { name: /支付/ })).toHaveCount(0)
})

test('A-05 A-13 another name than ours: in, and told what to do; without scripts too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/login?back=/messages')
  await enterPlatform(page)
  await page.getByRole('button', { name: /^周明远/ }).click()
  await page.waitForURL('**/login/provincial/name?**')
  await expect(page.getByRole('heading', { name: '您的姓名与本系统登记的不同' })).toBeVisible()
  await page.getByRole('link', { name: '继续' }).click()
  await page.waitForURL('/messages')
  await context.close()
})

test('A-33 a unit’s human is its handler; of an unknown unit the manager must register it first', async ({ page, context }) => {
  await page.goto('/login?as=unit')
  await enterPlatform(page)
  await page.getByRole('button', { name: /马尚/ }).click()
  await page.waitForURL('**/login/provincial/unit')
  await expect(page.getByText('请单位管理员先在本系统注册单位')).toBeVisible()
  expect(await sessionOf(context)).toBe('')

  await page.goto('/login?as=unit')
  await enterPlatform(page)
  await page.getByRole('button', { name: /柯经办/ }).click()
  await page.waitForURL('/unit')
  await expect(page.getByText('柯经办').first()).toBeVisible()
})

test('A-05 no, another entry, another browser, another state, a used code: on the sign-in page with the reason, nothing half', async ({
  page,
  context,
  browser,
}) => {
  await page.goto('/login?as=unit')
  await enterPlatform(page)
  await page.getByRole('button', { name: '取消，回到准考' }).click()
  await toldOn(page, '您在省政务服务网取消了登录')
  await expect(page.getByRole('link', { name: '单位登录' })).toHaveAttribute('aria-current', 'page')

  // The platform's other entry, by an address that somebody changed.
  await page.route(/\/auth\?/, (route) => route.continue({ url: route.request().url().replace('type=legal', 'type=person') }))
  await enterPlatform(page)
  await page
    .getByRole('button', { name: /^周明 / })
    .or(page.getByRole('button', { name: /^周明(?!远)/ }))
    .first()
    .click()
  await toldOn(page, '另一类用户')
  await page.unroute(/\/auth\?/)

  const stolen = await heldBack(page)
  const other = await browser.newContext()
  const elsewhere = await other.newPage()
  await elsewhere.goto(stolen)
  await toldOn(elsewhere, '不是在这个浏览器里开始的')
  expect(await sessionOf(other)).toBe('')
  await other.close()

  await page.goto(stolen.replace(/state=[^&]+/, 'state=another'))
  await toldOn(page, '不是在这个浏览器里开始的')
  // That answer has used up the attempt, so that the right address is worth nothing now.
  await page.goto(stolen)
  await toldOn(page, '已经用过')
  expect(await sessionOf(context)).toBe('')

  const again = await heldBack(page)
  await page.goto(again)
  await page.waitForURL('/exams/mine')
  const session = await sessionOf(context)
  await page.goto(again)
  await toldOn(page, '已经用过')
  expect(await sessionOf(context)).toBe(session)
})

test('Q-33 neither way leads to another site', async ({ page }) => {
  const tries = { '//evil.example': /^欧阳/, '/\\evil.example': /^李/, 'https://evil.example/': /^Maria/ }
  // One after another in one browser: the platform asks anew each time.
  for (const [back, who] of Object.entries(tries)) {
    await page.goto('/login')
    await page
      .locator('form', { has: page.getByRole('button', { name: '省政务服务网认证入口' }) })
      .locator('input[name=back]')
      .evaluate((box, value) => box.setAttribute('value', value), back)
    await enterPlatform(page)
    await page.getByRole('button', { name: who }).click()
    await page.waitForURL('/exams/mine')
    await page.goto(`/login/provincial/name?${new URLSearchParams({ back })}`)
    await expect(page.getByRole('link', { name: '继续' })).toHaveAttribute('href', '/')
  }
})

test('A-06 a phone lets the desktop in: sees which device asks, signs in first, confirms; the code alone lets nobody in', async ({
  page,
  context,
  browser,
}) => {
  const who = await newCandidate('扫一')
  await page.goto('/login?back=/messages')
  await page.getByRole('button', { name: '扫码登录' }).click()
  await page.waitForURL('**/login/qr?**')
  const address = await scan(page)

  const { phone, close } = await aPhone(browser)
  await phone.goto(address)
  await phone.waitForURL(/\/login\?back=%2Fqr%2F/)
  await phone.getByRole('textbox', { name: '用户名' }).fill(who.username)
  await phone.getByRole('textbox', { name: '密码' }).fill(who.password)
  await phone.getByRole('button', { name: '登录', exact: true }).click()
  await phone.waitForURL(/\/qr\//)
  await expect(phone.getByText('Linux 电脑 · Chrome')).toBeVisible()
  await page.getByRole('button', { name: '我已在手机上确认' }).click()
  await expect(page.getByText('手机上还没有确认')).toBeVisible()
  expect(await sessionOf(context)).toBe('')

  // Who photographs the screen, and opens the code or the page, gets nothing.
  const thief = await browser.newContext()
  const elsewhere = await thief.newPage()
  await elsewhere.goto('/login/qr')
  await expect(elsewhere.getByText('二维码已失效')).toBeVisible()
  await elsewhere.goto(address)
  await elsewhere.waitForURL(/\/login/)

  await phone.getByRole('button', { name: '确认登录' }).click()
  await expect(phone.getByText('已确认登录')).toBeVisible()
  await page.waitForURL('/messages')
  await expect(page.getByText('扫一').first()).toBeVisible()
  const [desktop, mobile] = [await sessionOf(context), await sessionOf(phone.context())]
  expect(desktop).toMatch(/^[\w-]{43}$/)
  expect(desktop).not.toBe(mobile)
  expect((await (await elsewhere.request.get('/api/qr')).json()).state).toBe('none')

  await signInByCookie(thief, 'ouyang')
  await elsewhere.goto(address)
  await expect(elsewhere.getByText('二维码已失效')).toBeVisible()
  await thief.close()
  await close()
})

test('A-06 cancelled, from another site, by staff: nobody goes in; without scripts a button does it', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/login')
  await page.getByRole('button', { name: '扫码登录' }).click()
  const { phone, close } = await aPhone(browser)
  await signInByCookie(phone.context(), 'ouyang')
  await phone.goto(await scan(page))
  await phone.getByRole('button', { name: '取消' }).click()
  await expect(phone.getByText('已取消')).toBeVisible()
  await page.getByRole('button', { name: '我已在手机上确认' }).click()
  await expect(page.getByText('已取消，没有登录')).toBeVisible()

  await page.getByRole('button', { name: '换一个二维码' }).click()
  const address = await scan(page)
  const ticket = new URL(address).pathname.split('/').at(-1) ?? ''
  const confirm = builtActions().find(({ name }) => name === 'confirmQrAction')
  const call = { path: '/qr/x', id: confirm?.id ?? '', args: [null, '$K1'], form: { ticket } }
  for (const Origin of ['http://evil.example', 'null'])
    expect((await callAction(phone.request, { ...call, headers: { Origin } })).status()).toBe(403)
  const staff = await browser.newContext()
  await signInByCookie(staff, 'kaowu1')
  await callAction(staff.request, call)
  const desk = await staff.newPage()
  await desk.goto(address)
  await expect(desk.getByText('工作人员账号只能用密码和动态口令登录')).toBeVisible()
  await expect(desk.getByRole('button', { name: '确认登录' })).toHaveCount(0)
  await staff.close()
  expect((await (await page.request.get('/api/qr')).json()).state).toBe('waiting')

  await phone.goto(address)
  await phone.getByRole('button', { name: '确认登录' }).click()
  await expect(phone.getByText('已确认登录')).toBeVisible()
  await page.getByRole('button', { name: '我已在手机上确认' }).click()
  await page.waitForURL('/exams/mine')
  await context.close()
  await close()
})

async function enterPlatform(page: Page) {
  await page.getByRole('button', { name: '省政务服务网认证入口' }).click()
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/interaction\//)
}

/** Signs in at the platform as 欧阳䶮 and keeps the address with which the browser would have come back. */
async function heldBack(page: Page): Promise<string> {
  // Of whom was there before the platform would first take leave, by a page with a script.
  await page.context().clearCookies({ domain: '127.0.0.1' })
  await page.goto('/login')
  await enterPlatform(page)
  const chosen = await page.request.post(page.url(), { form: { sub: 'p-ouyang' }, maxRedirects: 0 })
  const onwards = await page.request.get(chosen.headers().location ?? '', { maxRedirects: 0 })
  const address = onwards.headers().location ?? ''
  expect(new URL(address).pathname).toBe('/api/provincial')
  return address
}

async function toldOn(page: Page, words: string) {
  await page.waitForURL(/\/login\?/)
  await expect(page.getByText('没有从省政务服务网登录')).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()
}

async function sessionOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).find(({ name }) => name === 'zhunkao')?.value ?? ''
}

/** What a phone reads off the screen. */
async function scan(page: Page): Promise<string> {
  const shot = await page.getByRole('img', { name: '登录二维码' }).screenshot()
  const { data, info } = await sharp(shot).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

async function aPhone(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true })
  const phone = await context.newPage()
  const wrong = watch(phone)
  const close = async () => {
    expect(wrong).toEqual([])
    await context.close()
  }
  return { phone, close }
}
