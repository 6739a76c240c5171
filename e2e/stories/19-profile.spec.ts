import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { sessionId } from '../support/registering'
import { expect, setClock, test } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

const password = '三月十五一起去看大海'

test('A-20 A-21 A-22 A-27 用户信息维护 in the manual’s order, from the sign-in page to the end of the account', async ({
  page,
  browser,
}) => {
  test.slow()
  const who = await newCandidate('穆维护')

  await test.step('the link on the sign-in page leads through signing in, and back', async () => {
    await page.goto('/login')
    await page.getByRole('link', { name: '用户信息维护' }).click()
    await signInWith(page, who, who.password)
    await page.waitForURL(/\/profile$/)
    const tabs = page.getByRole('navigation', { name: '用户信息维护' }).getByRole('link')
    const words = [
      '用户信息',
      '密码管理',
      '密保工具',
      '完善个人信息',
      '登录设备',
      '安全记录',
      '谁看过我的资料',
      '诚信记录',
      '我的资料库',
    ]
    await expect(tabs).toHaveText(words)
    await expect(page.getByText(`${who.mobile.slice(0, 3)}****${who.mobile.slice(-4)}`)).toBeVisible()
    await expect(page.getByText(who.idNumber)).toHaveCount(0)
    await expect(page.getByText('来自证件，不能修改')).toHaveCount(4)
  })

  await test.step('密保工具: invited, three questions, what is wrong is told where it is, what was typed stays', async () => {
    await page.goto('/exams/mine')
    await page.getByRole('link', { name: '去设置' }).click()
    await page.getByLabel('密保问题一').selectOption('novel')
    await page.getByRole('textbox', { name: '答案一' }).fill('红楼梦')
    await page.getByLabel('密保问题二').selectOption('dish')
    await page.getByRole('textbox', { name: '答案二' }).fill('红楼梦')
    await page.getByLabel('密保问题三').selectOption('song')
    await page.getByRole('textbox', { name: '答案三' }).fill('送别')
    await fillPassword(page, '登录密码', who.password)
    await page.getByRole('button', { name: '保存密保问题' }).click()
    await expect(page.getByRole('textbox', { name: '答案二' })).toHaveAccessibleDescription(/三个答案要各不相同/)
    await expect(page.getByLabel('密保问题三')).toHaveValue('song')
    await expect(page.getByRole('textbox', { name: '答案三' })).toHaveValue('送别')
    await page.getByRole('textbox', { name: '答案二' }).fill('苦瓜炒蛋')
    await fillPassword(page, '登录密码', who.password)
    await page.getByRole('button', { name: '保存密保问题' }).click()
    await expect(page.getByText('密保问题已保存')).toBeVisible()
    await page.goto('/exams/mine')
    await expect(page.getByText('建议您设置密保问题')).toHaveCount(0)
  })

  const elsewhere = await signedIn(browser, who)
  await test.step('密码管理: the meter follows, the other sessions end, this one goes on', async () => {
    await page.getByRole('link', { name: '用户信息维护' }).first().click()
    await page.getByRole('link', { name: '密码管理' }).click()
    await fillPassword(page, '新密码', 'zhunkao2020')
    await expect(page.getByText(/密码强度：还不能用/)).toBeVisible()
    await fillPassword(page, '新密码', password)
    await expect(page.getByText(/密码强度：可以用/)).toBeVisible()
    await fillPassword(page, '原密码', 'not-this-one')
    await fillPassword(page, '确认新密码', password)
    await page.getByRole('button', { name: '修改密码' }).click()
    await expect(page.getByRole('textbox', { name: '原密码' })).toHaveAccessibleDescription(/还可以试 4 次/)
    await fillPassword(page, '原密码', who.password)
    await fillPassword(page, '新密码', password)
    await fillPassword(page, '确认新密码', password)
    await page.getByRole('button', { name: '修改密码' }).click()
    await expect(page.getByText('密码已修改，其他登录已全部结束')).toBeVisible()
    await elsewhere.goto('/profile')
    await elsewhere.waitForURL(/\/login/)
    await signInWith(elsewhere, who, password)
    await elsewhere.waitForURL(/\/profile$/)
  })

  await test.step('登录设备: the other one is listed and ended', async () => {
    await page.getByRole('link', { name: '登录设备' }).click()
    await page.getByRole('button', { name: /^结束 .+ 的登录$/ }).click()
    await expect(page.getByRole('button', { name: /^结束 .+ 的登录$/ })).toHaveCount(0)
    await elsewhere.goto('/profile')
    await elsewhere.waitForURL(/\/login/)
  })

  await test.step('安全记录 tells all of it, the message is in the inbox', async () => {
    await page.getByRole('link', { name: '安全记录' }).click()
    const events = page.getByRole('main').getByRole('listitem')
    for (const words of ['结束一个登录', '修改密码', '登录以后输错了密码', '设置密保问题', '登录']) {
      await expect(events.filter({ hasText: words }).first()).toBeVisible()
    }
    await page.goto('/messages')
    await expect(page.getByText('您的密码已修改')).toBeVisible()
  })

  await test.step('a copy of everything, after the password', async () => {
    await page.goto('/profile')
    await page.getByRole('link', { name: '下载本人的全部资料' }).click()
    await fillPassword(page, '登录密码', password)
    await page.getByRole('button', { name: '下一步' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载', exact: true }).click()
    const copy = JSON.parse((await readAll(await (await coming).createReadStream())).toString())
    expect(copy.账号).toMatchObject({ 用户名: who.username, 证件号码: who.idNumber, 手机号码: who.mobile })
    expect((await page.request.get('/api/profile/data?ticket=x')).status()).toBe(400)
  })

  await test.step('closed: out, and not in again', async () => {
    await page.goto('/profile')
    await page.getByRole('link', { name: '注销账号' }).click()
    await fillPassword(page, '登录密码', password)
    await page.getByRole('button', { name: '注销账号' }).click()
    await expect(page.getByText('所有登录已经结束')).toBeVisible()
    await page.goto('/profile')
    await signInWith(page, who, password)
    await expect(page.getByText('用户名或密码不正确')).toBeVisible()
  })
  await elsewhere.close()
})

test('B-12 A-27 a look of staff is listed, questioned, and read by the auditor; a registration keeps the account open', async ({
  page,
  browser,
}) => {
  const who = await newCandidate('穆被看')
  await registerWithoutScripts(browser, who, 'confirmed')
  const officer = await signedIn(browser, 'kaowu1')
  await officer.goto(`/office/exams/${sessionId}`)
  await officer.getByRole('link', { name: '查看穆被看的完整证件号码' }).click()
  await officer.getByLabel('查看原因').selectOption('contact')
  await officer.getByRole('button', { name: '查看完整证件号码' }).click()
  await expect(officer.getByText(who.idNumber)).toBeVisible()
  await officer.close()

  await signInByCookie(page.context(), who)
  await page.goto('/profile/looks')
  // Others may have taken out orders meanwhile, in which this one stands too.
  const look = page.getByRole('main').getByRole('listitem').filter({ hasText: '联系考生' })
  for (const words of ['考务人员', '完整证件号码', '联系考生', '考试报名'])
    await expect(look.getByText(words).first()).toBeVisible()
  await look.getByText('有疑问').click()
  await look.getByRole('button', { name: '提出疑问' }).click()
  await expect(look.getByText('请先选择疑问是什么')).toBeVisible()
  await look.getByLabel('疑问是什么').selectOption('no-contact')
  await look.getByRole('button', { name: '提出疑问' }).click()
  await expect(page.getByText('疑问已记入审计记录')).toBeVisible()
  await expect(look.getByText('您已提出疑问：说是联系我，但没有人联系过我')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/profile/close')
  await expect(page.getByRole('link', { name: /^考试报名 .+：待缴费$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '注销账号' })).toHaveCount(0)

  const auditor = await signedIn(browser, 'shenjiyuan')
  await auditor.goto(`/office/audit?who=${who.username}&what=ledger%3Alook-questioned`)
  await expect(auditor.getByRole('row').filter({ hasText: '穆被看' })).toContainText('疑问：说是联系我，但没有人联系过我')
  await auditor.close()
})

test('A-21 A-22 Q-40 without scripts, and the invitation waits until it is wanted', async ({ browser }) => {
  const who = await newCandidate('穆无脚')
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signInByCookie(context, who)
  const page = await context.newPage()
  await page.goto('/exams/mine')
  await page.getByRole('button', { name: '以后再说' }).click()
  await page.waitForURL(/\/exams\/mine$/)
  await expect(page.getByText('建议您设置密保问题')).toHaveCount(0)
  await page.goto('/profile/password')
  await fillPassword(page, '原密码', who.password)
  await fillPassword(page, '新密码', password)
  await fillPassword(page, '确认新密码', `${password}呀`)
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByRole('textbox', { name: '确认新密码' })).toHaveAccessibleDescription(/两次填写的新密码不一样/)
  await fillPassword(page, '原密码', who.password)
  await fillPassword(page, '新密码', password)
  await fillPassword(page, '确认新密码', password)
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByText('密码已修改')).toBeVisible()
  await page.goto('/profile/questions')
  for (const [place, [question, answer]] of [
    ['novel', '红楼梦'],
    ['dish', '苦瓜炒蛋'],
    ['song', '送别'],
  ].entries()) {
    await page.getByLabel(`密保问题${'一二三'[place]}`).selectOption(question ?? '')
    await page.getByRole('textbox', { name: `答案${'一二三'[place]}` }).fill(answer ?? '')
  }
  await fillPassword(page, '登录密码', password)
  await page.getByRole('button', { name: '保存密保问题' }).click()
  await expect(page.getByText('密保问题已保存')).toBeVisible()
  await context.close()
})

async function signInWith(page: Page, who: Candidate, typed: string) {
  await page.getByRole('textbox', { name: '用户名' }).fill(who.username)
  await page.getByRole('textbox', { name: '密码' }).fill(typed)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function fillPassword(page: Page, label: string, typed: string) {
  await page.getByRole('textbox', { name: label, exact: true }).fill(typed)
}

async function signedIn(browser: Browser, who: string | Candidate): Promise<Page> {
  const context = await browser.newContext()
  await signInByCookie(context, who)
  const page = await context.newPage()
  page.on('close', () => void context.close())
  return page
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function expectAccessible(page: Page) {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
}
