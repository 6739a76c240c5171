import type { Browser, Page } from '@playwright/test'
import { personas } from '@/db/seed/personas'
import { registerWithoutScripts } from '../support/hurrying'
import { newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, signIn, test, usedCode, watch } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('A-01 both tabs, every link of the manual, and what comes later says so honestly', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByRole('link', { name: '个人登录' })).toHaveAttribute('aria-current', 'page')
  const links = {
    立即注册: '阅读并同意',
    '忘记用户名？': '选择找回方式',
    '忘记密码？': '输入用户名',
    // 将跳转至统一用户平台登录界面: whoever signs in is brought there.
    用户信息维护: '登录',
  }
  for (const [name, heading] of Object.entries(links)) {
    await page.goto('/login')
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    if (page.url().includes('/coming/')) await expect(page.getByText('还没有开放')).toBeVisible()
    await expect(page.getByText('0755-88100099').first()).toBeVisible()
  }
  await page.goto('/login')
  for (const tab of ['个人登录', '单位登录']) {
    await page.getByRole('link', { name: tab }).click()
    await expect(page.getByRole('link', { name: tab })).toHaveAttribute('aria-current', 'page')
    for (const name of ['省政务服务网认证入口', '扫码登录'])
      await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  }
  await page.getByRole('main').getByRole('link', { name: '工作人员登录' }).click()
  await expect(page.getByRole('heading', { name: '工作人员登录' })).toBeVisible()
})

test('A-02 tries left are told, the fifth locks, a known device and other accounts are untouched', async ({ browser, page }) => {
  const [victim, neighbour] = [await newCandidate('陆锁'), await newCandidate('林居')]
  const known = await browser.newPage()
  await trySignIn(known, victim.username, victim.password)
  await known.waitForURL(/\/exams\/mine$/)

  await page.goto('/login')
  await expect(page.getByText('连续输错 5 次，账号会锁定一小时')).toBeVisible()
  for (const left of [4, 3, 2, 1]) {
    await trySignIn(page, victim.username, 'wrong-password')
    await expect(page.getByText(`还可以试 ${left} 次`)).toBeVisible()
    await expect(page.getByRole('textbox', { name: '用户名' })).toHaveValue(victim.username)
  }
  await trySignIn(page, victim.username, 'wrong-password')
  await expect(page.getByText('已连续输错 5 次，此账号锁定到')).toBeVisible()
  await trySignIn(page, victim.username, victim.password)
  await expect(page.getByText('此账号已锁定到')).toBeVisible()
  await expect(page.getByText('扫码登录、从省政务服务网认证入口登录')).toBeVisible()

  await trySignIn(page, neighbour.username, neighbour.password)
  await page.waitForURL(/\/exams\/mine$/)
  await known.context().clearCookies({ name: 'zhunkao' })
  await trySignIn(known, victim.username, victim.password)
  await known.waitForURL(/\/exams\/mine$/)
  await known.close()

  await setClock(page, '2020-08-15T11:01:00+08:00')
  const later = await browser.newPage()
  await trySignIn(later, victim.username, victim.password)
  await later.waitForURL(/\/exams\/mine$/)
  await later.close()
})

test('A-02 an unknown username counts and locks alike', async ({ page }) => {
  const said: (string | null)[] = []
  const nobody = `nobody_${Date.now()}`
  for (let tries = 0; tries < 6; tries += 1) {
    await page.goto('/login')
    await trySignIn(page, nobody, 'wrong-password')
    said.push(await page.getByRole('alert').filter({ hasText: '没有登录成功' }).textContent())
  }
  expect(said[3]).toContain('还可以试 1 次')
  expect(said[4]).toContain('已连续输错 5 次，此账号锁定到')
  expect(said[5]).toContain('此账号已锁定到')
})

test('A-03 nothing is looked at or typed: the proof is made while one types, and is good once', async ({ page }) => {
  await page.goto('/login')
  const form = page.locator('form').filter({ has: page.getByRole('textbox', { name: '用户名' }) })
  await expect(form.getByRole('textbox')).toHaveCount(2)
  await expect(form.getByRole('img')).toHaveCount(0)
  await form.getByRole('textbox', { name: '用户名' }).fill('nobody_at_all')
  await expect(page.getByText('验证已完成')).toBeVisible()
  const proof = await form.locator('input[name=proof]').inputValue()
  await form.getByRole('textbox', { name: '密码' }).fill('wrong-password')
  await form.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('用户名或密码不正确')).toBeVisible()
  // The form has made a new proof by itself: the old one would be refused.
  await expect(form.locator('input[name=proof]')).toHaveValue(/challenge/)
  await expect(form.locator('input[name=proof]')).not.toHaveValue(proof)
})

test('A-04 Q-12 ended from another device while typing: signing in leads back to the same step with what was typed', async ({
  browser,
  page,
}) => {
  const who = await newCandidate('杜回')
  await registerWithoutScripts(browser, who, 'draft')
  await trySignIn(page, who.username, who.password)
  await page.waitForURL(/\/exams\/mine$/)
  await page.goto(`${examPath}/details`)
  await page.getByRole('textbox', { name: '毕业学校' }).fill('深圳大学')
  await page.getByRole('textbox', { name: '所学专业' }).click()
  await expect(page.getByText(/^已自动保存/)).toBeVisible()

  await endElsewhere(browser, who)
  await page.getByRole('textbox', { name: '所学专业' }).fill('桥梁与隧道工程')
  await page.getByRole('textbox', { name: '工作单位' }).click()
  await expect(page.getByText('登录已过期，请重新登录')).toBeVisible()
  await page.reload()
  await page.waitForURL(/\/login\?/)
  await expect(page.getByText('登录已结束，请重新登录')).toBeVisible()
  await trySignIn(page, who.username, who.password)
  await page.waitForURL(/\/details$/)
  await expect(page.getByRole('textbox', { name: '毕业学校' })).toHaveValue('深圳大学')
  await expect(page.getByRole('textbox', { name: '所学专业' })).toHaveValue('桥梁与隧道工程')
})

test('A-04 each sign-in is a new session; signing out ends it on the server', async ({ page, context }) => {
  const who = await newCandidate('佘辛')
  await trySignIn(page, who.username, who.password)
  await page.waitForURL(/\/exams\/mine$/)
  const first = await sessionCookie(page)
  await page.goto('/login')
  await trySignIn(page, who.username, who.password)
  await page.waitForURL(/\/exams\/mine$/)
  const second = await sessionCookie(page)
  expect(second).not.toBe(first)
  await page.getByRole('button', { name: '退出' }).first().click()
  await page.waitForURL((url) => url.pathname === '/')
  for (const value of [first, second]) {
    await context.addCookies([{ name: 'zhunkao', value, domain: 'localhost', path: '/' }])
    expect((await page.request.get('/api/status')).status()).toBe(401)
  }
})

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/..//evil.example',
  '/./\\/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\t/evil.example',
  '/\n//evil.example',
  'http:evil.example',
  '/login',
  '/login/staff?back=//evil.example',
  '/api/auth/signout',
  '/logout',
]

test('Q-33 no return address leads to another site or back to the sign-in', async ({ page }) => {
  for (const back of elsewhere) {
    for (const door of ['/login', '/login/staff']) {
      await page.goto(`${door}?${new URLSearchParams({ back })}`)
      const backs = await page
        .locator('input[name=back]')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))
      expect(new Set(backs)).toEqual(new Set(['/']))
      expect(
        await page
          .getByRole('main')
          .locator('a')
          .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).host)),
      ).not.toContain('evil.example')
    }
  }
  await page.goto(`/login?${new URLSearchParams({ back: '/messages' })}`)
  await expect(page.locator('input[name=back]').first()).toHaveValue('/messages')
})

test('Q-33 the action itself sends nobody elsewhere, whatever the form says', async ({ browser }) => {
  const who = await newCandidate('童向')
  for (const back of ['//evil.example', '/messages']) {
    const page = await browser.newPage()
    const wrong = watch(page)
    const hosts = new Set<string>()
    page.on('request', (request) => void hosts.add(new URL(request.url()).hostname))
    await page.goto('/login')
    await page
      .locator('input[name=back]')
      .first()
      .evaluate((box, value) => box.setAttribute('value', value), back)
    await trySignIn(page, who.username, who.password)
    await page.waitForURL((url) => url.pathname === (back === '/messages' ? back : '/exams/mine'))
    expect([...hosts]).toEqual(['localhost'])
    expect(wrong).toEqual([])
    await page.close()
  }
})

test('A-34 staff sign in with password and one-time code; a code works once, and each kind has its own door', async ({
  page,
  browser,
}) => {
  await page.goto('/office')
  await page.waitForURL(/\/login\/staff\?/)
  const [officer] = personas.filter((one) => one.username === 'shenhe1')
  await page.getByRole('textbox', { name: '用户名' }).fill('shenhe1')
  await page.getByRole('textbox', { name: '密码' }).fill(officer?.password ?? '')
  await page.getByRole('textbox', { name: '动态口令' }).fill('000000')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('用户名、密码或动态口令不正确')).toBeVisible()
  await signIn(page, 'shenhe1')
  await page.waitForURL(/\/office$/)
  await expect(page.getByText('沈核（审核人员）')).toBeVisible()
  const again = await browser.newPage()
  await again.goto('/login/staff')
  await again.getByRole('textbox', { name: '用户名' }).fill('shenhe1')
  await again.getByRole('textbox', { name: '密码' }).fill(officer?.password ?? '')
  await again.getByRole('textbox', { name: '动态口令' }).fill(usedCode('shenhe1'))
  await again.getByRole('button', { name: '登录', exact: true }).click()
  await expect(again.getByText('用户名、密码或动态口令不正确')).toBeVisible()
  await again.close()
  await page.goto('/exams/mine')
  await page.waitForURL(/\/login\?/)
  await expect(page.getByText('您已用工作人员账号登录')).toBeVisible()

  const wrongDoor = await browser.newPage()
  await trySignIn(wrongDoor, 'shenhe1', officer?.password ?? '')
  await expect(wrongDoor.getByText('用户名或密码不正确')).toBeVisible()
  await wrongDoor.close()
})

async function trySignIn(page: Page, username: string, password: string) {
  if (!new URL(page.url(), 'http://x').pathname.startsWith('/login')) await page.goto('/login')
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname === '/login',
  )
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await answered
}

async function sessionCookie(page: Page): Promise<string> {
  return (await page.context().cookies()).find((cookie) => cookie.name === 'zhunkao')?.value ?? ''
}

/** On another device the owner ends all other sessions. */
async function endElsewhere(browser: Browser, who: Parameters<typeof signInByCookie>[1]) {
  const context = await browser.newContext()
  await signInByCookie(context, who)
  const page = await context.newPage()
  await page.goto('/profile/sessions')
  await page.getByRole('button', { name: '结束其他所有登录' }).click()
  await expect(page.getByRole('button', { name: '结束其他所有登录' })).toHaveCount(0)
  await context.close()
}
