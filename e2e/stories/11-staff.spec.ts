import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { oneTimeCode } from '@/lib/account/one-time-code'
import { ownerDatabase } from '../support/database'
import { registerWithoutScripts } from '../support/hurrying'
import { newCandidate, signInByCookie } from '../support/people'
import { sessionId } from '../support/registering'
import { expect, setClock, test, watch } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

const password = '三月十五一起去看大海'
const mark = Date.now().toString(36).slice(-6)
const username = `xinren_${mark}`

test('A-34 O-27 O-28 an account from its making to its end, and the auditor sees all of it', async ({ page, browser }) => {
  test.slow()
  const candidate = await newCandidate('岑被看')
  const { caseId } = await registerWithoutScripts(browser, candidate, 'confirmed')
  const link = await test.step('the administrator makes an account', () => makeAccount(page))
  const owner = await browser.newPage()
  const wrong = watch(owner)
  const { secret, codes } = await test.step('its owner sets password and authenticator', () => enrol(owner, link))

  await test.step('the link worked once', async () => {
    await owner.goto(link)
    await expect(owner.getByText('这个链接不能用')).toBeVisible()
  })

  await test.step('without a role there is nothing to do', async () => {
    await signInStaff(owner, { code: oneTimeCode(secret, new Date(Date.now() + 30_000)) })
    await expect(owner.getByText('您的账号还没有分配角色')).toBeVisible()
    expect((await owner.goto(`/office/exams/${sessionId}`))?.status()).toBe(404)
  })

  await test.step('a role for one exam', async () => {
    await page.getByRole('link', { name: '去分配角色' }).click()
    await page.getByLabel('授予角色').selectOption({ label: '考务人员' })
    await page.getByLabel('范围').selectOption(sessionId)
    await page.getByRole('button', { name: '授予' }).click()
    await expect(page.getByText('已授予')).toBeVisible()
    expect((await owner.goto(`/office/exams/${sessionId}`))?.status()).toBe(200)
  })

  await test.step('a look at a whole ID number asks why', async () => {
    await owner.getByRole('link', { name: '查看岑被看的完整证件号码' }).click()
    await expect(owner.getByText(candidate.idNumber)).toHaveCount(0)
    await owner.getByRole('button', { name: '查看完整证件号码' }).click()
    await expect(owner.getByText('请先选择查看的原因')).toBeVisible()
    await owner.getByLabel('查看原因').selectOption('identity')
    await owner.getByRole('button', { name: '查看完整证件号码' }).click()
    await expect(owner.getByText(candidate.idNumber)).toBeVisible()
    expect(owner.url()).not.toContain(candidate.idNumber)
    await owner.reload()
    await expect(owner.getByText(candidate.idNumber)).toHaveCount(0)
  })

  await test.step('a recovery code in place of the one-time code, once', async () => {
    const [code = ''] = codes
    await signOut(owner)
    await signInStaff(owner, { recovery: code.toLowerCase() })
    await expect(owner.getByText('您用恢复码登录，还剩 9 个')).toBeVisible()
    await signOut(owner)
    await signInStaff(owner, { recovery: code })
    await expect(owner.getByText('用户名、密码或动态口令不正确')).toBeVisible()
    await signInStaff(owner, { recovery: codes[1] ?? '' })
    await expect(owner.getByText('您用恢复码登录，还剩 8 个')).toBeVisible()
  })

  await test.step('the role is taken: the page is gone', async () => {
    expect((await owner.goto(`/office/exams/${sessionId}`))?.status()).toBe(200)
    await page.getByRole('button', { name: /^收回考务人员/ }).click()
    await expect(page.getByText('已收回')).toBeVisible()
    expect((await owner.goto(`/office/exams/${sessionId}`))?.status()).toBe(404)
  })

  await test.step('the account is closed: out at once', async () => {
    await page.getByRole('button', { name: '停用账号' }).click()
    await expect(page.getByText('已停用，所有登录已结束')).toBeVisible()
    await owner.goto('/office')
    await owner.waitForURL(/\/login\/staff/)
    await signInStaff(owner, { recovery: codes[2] ?? '' })
    await expect(owner.getByText('用户名、密码或动态口令不正确')).toBeVisible()
  })
  expect(wrong).toEqual([])
  await owner.close()

  await test.step('the auditor sees all of it', async () => {
    const auditor = await staffPage(browser, 'shenjiyuan')
    const number = await numberOf(caseId)
    await auditor.goto('/office/audit')
    await auditor.getByLabel('谁（用户名或姓名）').fill(username)
    await auditor.getByRole('button', { name: '查询' }).click()
    const table = auditor.getByRole('table')
    for (const deed of ['设置密码和动态口令', '登录后台', '用恢复码登录后台', '登录没有成功', '查看完整证件号码']) {
      await expect(table.getByText(deed, { exact: true }).first()).toBeVisible()
    }
    const look = table.getByRole('row').filter({ hasText: '查看完整证件号码' })
    await expect(look).toContainText(number)
    await expect(look).toContainText('原因：核对考生身份')
    await expect(auditor.getByText(candidate.idNumber)).toHaveCount(0)
    await auditor.goto(`/office/audit?who=guanliyuan`)
    await expect(table.getByRole('row').filter({ hasText: username }).filter({ hasText: '授予角色' })).toContainText(
      `没有角色 → 考务人员（${sessionId}）`,
    )
    for (const deed of ['新建工作人员账号', '收回角色', '停用账号'])
      await expect(table.getByRole('row').filter({ hasText: username }).filter({ hasText: deed })).toHaveCount(1)
    await auditor.goto(`/office/audit?number=${number}`)
    for (const deed of ['进入报名', '查看完整证件号码']) await expect(table.getByText(deed, { exact: true })).toBeVisible()
    await auditor.close()
  })
})

test('O-28 the chains are verified on screen; what was tampered with is named', async ({ page, browser }) => {
  const { caseId } = await registerWithoutScripts(browser, await newCandidate('岑改动'), 'confirmed')
  await setClock(page, '2020-08-16T10:00:00+08:00')
  const auditor = await staffPage(browser, 'shenjiyuan')
  await auditor.goto('/office/audit')
  await auditor.getByRole('button', { name: '现在校验' }).click()
  await expect(auditor.getByText('没有发现改动')).toBeVisible()
  await expect(auditor.getByText(/项业务、\d+ 条（自 .*起），都连得上。/)).toBeVisible()
  await expect(auditor.getByText(/每日封存：封存到 2020年\d+月\d+日，签名和内容都对得上。/)).toBeVisible()

  await setClock(page, '2020-08-15T10:00:00+08:00')
  await registerWithoutScripts(browser, await newCandidate('岑拨回'), 'draft')
  await auditor.getByRole('button', { name: '现在校验' }).click()
  await expect(auditor.getByText(/^演示时钟被拨回到已封存的 2020年/)).toBeVisible()
  await expect(auditor.getByText('没有发现改动')).toBeVisible()

  const number = await numberOf(caseId)
  const actor = (await ownerDatabase()`select actor_id from case_events where case_id = ${caseId} and seq = 2`)[0]?.actor_id
  const forge = (id: string) =>
    ownerDatabase().begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`update case_events set actor_id = ${id} where case_id = ${caseId} and seq = 2`
    })
  await forge(crypto.randomUUID())
  await auditor.getByRole('button', { name: '现在校验' }).click()
  await expect(auditor.getByText('发现记录被改动')).toBeVisible()
  await expect(auditor.getByText(`${number}（第 2 条）`)).toBeVisible()
  await forge(actor)
  await auditor.getByRole('button', { name: '现在校验' }).click()
  await expect(auditor.getByText('没有发现改动')).toBeVisible()
  await auditor.close()
})

test('A-34 Q-40 link and recovery codes without scripts', async ({ page, browser }) => {
  const link = await makeAccount(page, `${username}_b`)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const owner = await context.newPage()
  await owner.goto(link)
  const { secret } = await scan(owner)
  await owner.getByRole('textbox', { name: '新密码', exact: true }).fill(password)
  await owner.getByRole('textbox', { name: '再填一次新密码' }).fill(password)
  await owner.getByRole('textbox', { name: '动态口令' }).fill('000000')
  await owner.getByRole('button', { name: '完成设置' }).click()
  await expect(owner.getByRole('textbox', { name: '动态口令' })).toHaveAccessibleDescription(/动态口令不对/)
  // The code of the QR code that was scanned before still fits.
  await owner.getByRole('textbox', { name: '新密码', exact: true }).fill(password)
  await owner.getByRole('textbox', { name: '再填一次新密码' }).fill(password)
  await owner.getByRole('textbox', { name: '动态口令' }).fill(oneTimeCode(secret))
  await owner.getByRole('button', { name: '完成设置' }).click()
  await expect(owner.getByRole('list', { name: '恢复码' }).getByRole('listitem')).toHaveCount(10)
  await context.close()
})

for (const width of [360, 1280]) {
  test(`Q-40 the new pages at ${width} px`, async ({ browser }) => {
    const administrator = await staffPage(browser, 'guanliyuan', width)
    for (const path of ['/office/staff', '/office/staff/new', '/office/staff?q=nobody', '/profile/authenticator']) {
      await administrator.goto(path)
      await expectAccessible(administrator)
    }
    await administrator.goto('/office/staff?q=shenhe1')
    await administrator.getByRole('table').getByRole('link').first().click()
    await expectAccessible(administrator)
    const link = await makeAccount(administrator, `${username}_${width}`)
    await expectAccessible(administrator)
    const owner = await browser.newPage({ viewport: { width, height: 800 } })
    await owner.goto(link)
    await expectAccessible(owner)
    await enrol(owner, link)
    await expectAccessible(owner)
    const auditor = await staffPage(browser, 'shenjiyuan', width)
    await auditor.goto('/office/audit')
    await auditor.getByRole('button', { name: '现在校验' }).click()
    await expect(auditor.getByText('没有发现改动')).toBeVisible()
    await expectAccessible(auditor)
    for (const one of [administrator, owner, auditor]) await one.close()
  })
}

/** Makes an account on screen; answers the link that is shown once. */
async function makeAccount(page: Page, name = username): Promise<string> {
  await signInByCookie(page.context(), 'guanliyuan')
  await page.goto('/office/staff')
  await page.getByRole('link', { name: '新建账号' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill('岑新人')
  await page.getByRole('textbox', { name: '用户名' }).fill(name)
  await page.getByRole('button', { name: '新建账号' }).click()
  await expect(page.getByText('账号已建好')).toBeVisible()
  const link = (await page.getByText(/\/login\/enrol\//).textContent()) ?? ''
  expect(link).toMatch(/^http:\/\/localhost:\d+\/login\/enrol\/[\w-]{43}$/)
  return link
}

/** Opens the link, scans, sets a password; answers the secret and the recovery codes. */
async function enrol(page: Page, link: string) {
  await page.goto(link)
  const { secret } = await scan(page)
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(password)
  await page.getByRole('textbox', { name: '再填一次新密码' }).fill(password)
  await page.getByRole('textbox', { name: '动态口令' }).fill(oneTimeCode(secret))
  await page.getByRole('button', { name: '完成设置' }).click()
  const items = page.getByRole('list', { name: '恢复码' }).getByRole('listitem')
  await expect(items).toHaveCount(10)
  return { secret, codes: await items.allTextContents() }
}

/** What an authenticator reads from the QR code on the page. */
async function scan(page: Page) {
  const shot = await page.getByRole('img', { name: '绑定手机令牌的二维码' }).screenshot()
  const { data, info } = await sharp(shot).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const read = jsQR(new Uint8ClampedArray(data), info.width, info.height)
  const address = new URL(read?.data ?? 'otpauth://none')
  expect(address.protocol).toBe('otpauth:')
  return { secret: address.searchParams.get('secret') ?? '' }
}

async function signInStaff(page: Page, { code, recovery }: { code?: string; recovery?: string }) {
  await page.goto('/login/staff')
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  if (code) await page.getByRole('textbox', { name: '动态口令' }).fill(code)
  if (recovery) {
    await page.getByText('手机不在身边？用恢复码').click()
    await page.getByRole('textbox', { name: '恢复码' }).fill(recovery)
  }
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await answered
}

async function signOut(page: Page) {
  await page.context().clearCookies({ name: 'zhunkao' })
}

async function staffPage(browser: Browser, who: string, width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } })
  await signInByCookie(page.context(), who)
  return page
}

async function numberOf(caseId: string): Promise<string> {
  return (await ownerDatabase()`select number from cases where id = ${caseId}`)[0]?.number
}

async function expectAccessible(page: Page) {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}
