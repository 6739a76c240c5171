import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { seedId } from '@/db/seed/seed-id'
import { builtPaths } from '../support/built'
import { certify } from '../support/certified'
import { registerWithoutScripts, type Stage } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { openRefund, payAgain } from '../support/refunding'
import { examPath, fillDetails } from '../support/registering'
import { expect, setClock, test, watch } from '../support/test'

// Thousands of answers: a trace of them would cost more time than the test.
test.use({ trace: 'off' })

const staff = ['kaowu1', 'caiwu1', 'zhengshu1', 'guanliyuan', 'shenjiyuan', 'haiqiao_admin', 'haiqiao_new'] as const
type Who = 'visitor' | (typeof staff)[number] | Stage
type Known = { caseId: string; orderNumber: string; session: string; refundId: string; certificateId: string }
type Visit = { as: Who; path: (known: Known) => string; status?: number }

const visit = (as: Who, path: string | Visit['path'], status = 200): Visit => ({
  as,
  path: typeof path === 'string' ? () => path : path,
  status,
})
const office = '/office/exams/title-knowledge-2020'

/** Every page of the build, in the states in which it looks different; a page without an entry fails. */
const pages: Record<string, Visit[]> = {
  '/': [visit('visitor', '/'), visit('paid', '/')],
  '/certificates': [visit('visitor', '/certificates')],
  '/certificates/[exam]': [visit('visitor', '/certificates/economics')],
  '/coming/[what]': [visit('visitor', '/coming/titles'), visit('visitor', '/coming/nothing', 404)],
  '/face/[ticket]': [visit('visitor', '/face/no-such-ticket')],
  '/exams/[id]': [visit('visitor', examPath)],
  '/exams/[id]/[step]': ['notice', 'details', 'choice'].map((step) => visit('ready', `${examPath}/${step}`)),
  '/exams/[id]/commitment': [visit('visitor', '/exams/economics-2020/commitment')],
  '/exams/[id]/confirm': [visit('ready', `${examPath}/confirm`)],
  '/exams/[id]/done': [visit('confirmed', `${examPath}/done`)],
  '/exams/[id]/pay': [visit('confirmed', `${examPath}/pay?scan=1`), visit('paid', `${examPath}/pay`)],
  '/exams/[id]/sign': [visit('confirmed', `${examPath}/sign`)],
  '/exams/[id]/withdraw': [visit('confirmed', `${examPath}/withdraw`)],
  '/exams/[id]/positions': [visit('visitor', `${examPath}/positions`)],
  '/exams/current': [visit('visitor', '/exams/current')],
  '/exams/eligibility': [visit('visitor', '/exams/eligibility')],
  '/exams/mine': [visit('confirmed', '/exams/mine')],
  '/exams/mine/[caseId]': [visit('paid', (known) => `/exams/mine/${known.caseId}`)],
  '/exams/mine/[caseId]/marks': [visit('paid', (known) => `/exams/mine/${known.caseId}/marks`)],
  '/exams/mine/[caseId]/scores': [visit('paid', (known) => `/exams/mine/${known.caseId}/scores`)],
  '/login': [visit('visitor', '/login'), visit('visitor', '/login?told=refused'), visit('kaowu1', '/login?as=unit')],
  '/login/enrol/[token]': [visit('visitor', '/login/enrol/no-such-link')],
  '/login/provincial/[what]': [visit('visitor', '/login/provincial/name'), visit('visitor', '/login/provincial/unit')],
  '/login/qr': [visit('visitor', '/login/qr')],
  '/login/staff': [visit('visitor', '/login/staff')],
  '/messages': [visit('paid', '/messages')],
  '/office': [visit('kaowu1', '/office')],
  '/office/cashier': [visit('caiwu1', '/office/cashier')],
  '/office/cashier/[number]': [visit('caiwu1', (known) => `/office/cashier/${known.orderNumber}`)],
  '/office/cashier/journal': [visit('caiwu1', '/office/cashier/journal')],
  '/office/cashier/reconciliation': [visit('caiwu1', '/office/cashier/reconciliation')],
  '/office/cashier/reconciliation/[day]': [visit('caiwu1', '/office/cashier/reconciliation/2020-08-14')],
  '/office/cases/[id]': [visit('kaowu1', () => `/office/cases/${contexts.get('paid')?.known.caseId}`)],
  '/office/cases/[id]/photo': [visit('kaowu1', () => `/office/cases/${contexts.get('paid')?.known.caseId}/photo`)],
  '/office/cases/[id]/void': [visit('kaowu1', () => `/office/cases/${contexts.get('paid')?.known.caseId}/void`)],
  '/office/dishonesty': [visit('kaowu1', '/office/dishonesty')],
  '/office/dishonesty/[id]': [visit('kaowu1', `/office/dishonesty/${seedId('dishonesty zhou_ming')}`)],
  '/office/dishonesty/violations': [visit('shenjiyuan', '/office/dishonesty/violations')],
  '/office/dishonesty/new': [visit('kaowu1', '/office/dishonesty/new')],
  '/office/certificates': [visit('zhengshu1', '/office/certificates')],
  '/office/certificates/[id]': [visit('zhengshu1', '/office/certificates/economics-2020?show=held')],
  '/office/certificates/[id]/batches': [visit('zhengshu1', '/office/certificates/economics-2020/batches')],
  '/office/exams': [visit('kaowu1', '/office/exams')],
  '/office/exams/[id]': [visit('kaowu1', office)],
  '/office/exams/[id]/preview': [visit('kaowu1', `${office}/preview?step=choice`)],
  '/office/exams/[id]/board': [visit('kaowu1', `${office}/board`)],
  '/office/exams/[id]/positions': [visit('kaowu1', `${office}/positions`)],
  '/office/exams/[id]/seats': [visit('kaowu1', `${office}/seats`)],
  '/office/exams/[id]/settings': [visit('kaowu1', `${office}/settings`)],
  '/office/exams/[id]/settings/[part]': [
    visit('kaowu1', `${office}/settings/windows`),
    visit('kaowu1', `${office}/settings/conditions`),
  ],
  '/office/exams/[id]/trial': [visit('kaowu1', `${office}/trial`)],
  '/office/exams/new': [visit('kaowu1', '/office/exams/new')],
  '/office/exams/[id]/scores': [visit('kaowu1', `${office}/scores`)],
  '/office/exams/[id]/publicity': [visit('kaowu1', `${office}/publicity`)],
  '/office/exams/[id]/sheets': [visit('kaowu1', `${office}/sheets`)],
  '/office/exams/[id]/sites': [visit('kaowu1', `${office}/sites?site=${seedId('site title-knowledge-2020 1')}`)],
  '/office/queue': [visit('kaowu1', '/office/queue')],
  '/office/messages': [visit('guanliyuan', '/office/messages')],
  '/office/messages/templates': [visit('guanliyuan', '/office/messages/templates')],
  '/office/messages/templates/[key]': [visit('guanliyuan', '/office/messages/templates/registration.paid')],
  '/office/audit': [visit('shenjiyuan', '/office/audit')],
  '/office/staff': [visit('guanliyuan', '/office/staff')],
  '/office/staff/[id]': [visit('guanliyuan', `/office/staff/${seedId('account shenhe1')}`)],
  '/office/staff/new': [visit('guanliyuan', '/office/staff/new')],
  '/profile': [visit('paid', '/profile'), visit('kaowu1', '/profile')],
  '/profile/authenticator': [visit('kaowu1', '/profile/authenticator?used=1')],
  '/profile/close': [visit('paid', '/profile/close'), visit('kaowu1', '/profile/close')],
  '/profile/closed': [visit('visitor', '/profile/closed')],
  '/profile/data': [visit('paid', '/profile/data')],
  '/profile/dishonesty': [visit('paid', '/profile/dishonesty')],
  '/profile/dossier': [visit('paid', '/profile/dossier')],
  '/profile/dossier/[level]': [visit('paid', '/profile/dossier/new'), visit('paid', '/profile/dossier/nothing', 404)],
  '/profile/looks': [visit('paid', '/profile/looks')],
  '/profile/materials': [visit('paid', '/profile/materials')],
  '/profile/password': [visit('paid', '/profile/password?changed=1'), visit('kaowu1', '/profile/password')],
  '/profile/questions': [visit('paid', '/profile/questions'), visit('kaowu1', '/profile/questions')],
  '/profile/security': [visit('paid', '/profile/security')],
  '/profile/sessions': [visit('paid', '/profile/sessions')],
  '/profile/change': [visit('paid', '/profile/change')],
  '/profile/change/[step]': [visit('paid', '/profile/change/verify')],
  '/profile/change/done': [visit('paid', '/profile/change/done')],
  '/recover/mobile': [visit('visitor', '/recover/mobile')],
  '/recover/mobile/[step]': [visit('visitor', '/recover/mobile/identity')],
  '/recover/mobile/done': [visit('visitor', '/recover/mobile/done')],
  '/recover/password': [visit('visitor', '/recover/password')],
  '/recover/password/[step]': [visit('visitor', '/recover/password/username')],
  '/recover/password/done': [visit('visitor', '/recover/password/done')],
  '/recover/username': [visit('visitor', '/recover/username')],
  '/recover/username/[step]': [visit('visitor', '/recover/username/way')],
  '/recover/username/done': [visit('visitor', '/recover/username/done')],
  '/register': [visit('visitor', '/register')],
  '/register/[step]': [visit('visitor', '/register/agreement')],
  '/register/done': [visit('visitor', '/register/done')],
  '/profile/units': [visit('paid', '/profile/units')],
  '/publicity': [visit('visitor', '/publicity')],
  '/publicity/[id]': [visit('visitor', '/publicity/title-knowledge-2020')],
  '/publicity/[id]/report': [visit('visitor', '/publicity/title-knowledge-2020/report')],
  '/qr/[ticket]': [visit('paid', '/qr/no-such-ticket'), visit('kaowu1', '/qr/no-such-ticket')],
  '/sandbox': [visit('visitor', '/sandbox')],
  '/sandbox/face/[reference]': [visit('visitor', '/sandbox/face/no-such-reference')],
  '/sandbox/pay/[order]': [visit('confirmed', (known) => `/sandbox/pay/${known.orderNumber}`)],
  '/services': [visit('visitor', '/services')],
  '/services/[service]': [visit('paid', '/services/exam-refund'), visit('ready', '/services/exam-refund')],
  '/services/[service]/[caseId]': [visit('paid', (known) => `/services/exam-refund/${known.refundId}`)],
  '/services/[service]/[caseId]/[step]': [visit('paid', (known) => `/services/exam-refund/${known.refundId}/request`)],
  '/services/[service]/new': [visit('paid', '/services/exam-refund/new'), visit('ready', '/services/exam-refund/new')],
  '/services/certificates': [visit('paid', '/services/certificates')],
  '/services/certificates/[certificate]': [visit('paid', (known) => `/services/certificates/${known.certificateId}`)],
  '/services/requests': [visit('paid', '/services/requests'), visit('paid', '/services/requests?q=x')],
  '/unit': [visit('haiqiao_admin', '/unit'), visit('haiqiao_new', '/unit')],
  '/unit/handlers': [visit('haiqiao_admin', '/unit/handlers'), visit('haiqiao_admin', '/unit/handlers?name=x')],
  '/unit/handlers/[id]': [visit('haiqiao_admin', `/unit/handlers/${seedId('account haiqiao_hr')}`)],
  '/unit/handlers/[id]/systems': [visit('haiqiao_admin', `/unit/handlers/${seedId('account haiqiao_hr')}/systems`)],
  '/unit/handlers/new': [visit('haiqiao_admin', '/unit/handlers/new')],
  '/unit/handovers/[id]': [visit('haiqiao_admin', '/unit/handovers/nothing', 404)],
  '/unit/info': [visit('haiqiao_admin', '/unit/info')],
  '/unit/permissions': [visit('haiqiao_admin', '/unit/permissions')],
  '/unit/permissions/[id]': [visit('haiqiao_admin', `/unit/permissions/${seedId('account haiqiao_hr')}?tab=menu`)],
  '/verify': [visit('visitor', '/verify')],
  '/verify/[code]': [visit('visitor', '/verify/NOSUCHCODE')],
  '/verify/sms': [visit('visitor', '/verify/sms')],
}
const looks = [
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 768, height: 1024, colorScheme: 'dark' },
  { width: 1280, height: 900, colorScheme: 'light' },
] as const

const stages: Stage[] = ['ready', 'confirmed', 'paid']
const contexts = new Map<Who, { context: BrowserContext; known: Known }>()

test.beforeAll(async ({ browser }) => {
  const first = await browser.newPage()
  await setClock(first, '2020-08-15T10:00:00+08:00')
  await first.close()
  for (const stage of stages) contexts.set(stage, await candidateAt(browser, stage))
  const { orderNumber = '' } = contexts.get('paid')?.known ?? {}
  for (const who of ['visitor', ...staff] as const) {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    if (who !== 'visitor') await signInByCookie(context, who)
    contexts.set(who, { context, known: { caseId: '', orderNumber, session: '', refundId: '', certificateId: '' } })
  }
})
test.afterAll(async () => {
  for (const { context } of contexts.values()) await context.close()
})

test('Q-40 every page of the build has an entry here', () => {
  expect(Object.keys(pages).sort()).toEqual(builtPaths('page'))
})

for (const [pattern, visits] of Object.entries(pages)) {
  test(`Q-40 Q-33 ${pattern}: WCAG 2.2 AA at three widths, light and dark, no sideways scrolling, strict policy`, async () => {
    for (const { as, path, status } of visits) {
      const found = contexts.get(as)
      if (!found) throw new Error(`nobody is ${as}`)
      const { context, known } = found
      const page = await context.newPage()
      const wrong = watch(page)
      const answer = await page.goto(path(known))
      expect(answer?.status()).toBe(status)
      expectStrict(answer?.headers() ?? {})
      for (const look of looks) {
        expect(await problems(page, look), `${path(known)} at ${look.width} ${look.colorScheme}`).toEqual([])
      }
      expect(wrong).toEqual([])
      await page.close()
    }
  })
}

test('Q-40 public pages are read without scripts, and say what needs them', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  for (const path of [
    '/',
    '/exams/current',
    '/exams/eligibility',
    examPath,
    '/verify',
    '/verify/NOSUCHCODE',
    '/verify/sms',
    '/login',
    '/login/staff',
    '/coming/titles',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).toHaveText(/.{20}/s)
  }
  await page.goto('/login')
  await expect(page.locator('noscript p').first()).toBeVisible()
  await expect(page.locator('noscript p').first()).toHaveText(/这一步需要浏览器运行脚本.*0755-88100099/s)
  await page.goto('/verify')
  await page.getByRole('textbox', { name: '验证码' }).fill('no-such-code')
  await page.getByRole('button', { name: '查验' }).click()
  await expect(page.getByText('没有这份文件')).toBeVisible()
  await context.close()
})

test('Q-40 Q-10 a whole step is saved without scripts: problems are told, what was typed stays', async ({ browser }) => {
  const who = await newCandidate('顾无')
  await registerWithoutScripts(browser, who, 'draft')
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signInByCookie(context, who)
  const page = await context.newPage()
  await page.goto(`${examPath}/details`)
  await fillDetails(page)
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('no address')
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '有 1 处需要改正' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: '电子邮箱' })).toHaveAccessibleDescription(/请填写完整的电子邮箱/)
  await expect(page.getByRole('textbox', { name: '电子邮箱' })).toHaveValue('no address')
  await expect(page.getByRole('textbox', { name: '毕业学校' })).toHaveValue('深圳大学')
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('gu@example.com')
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await page.waitForURL(/\/choice$/)
  await context.close()
})

/** What axe and the ruler say of the page in this look. */
async function problems(page: Page, { width, height, colorScheme }: (typeof looks)[number]): Promise<string[]> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)))
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  )
  return sideways > 0 ? [...found, `scrolls sideways by ${sideways} px`] : found
}

function expectStrict(headers: Record<string, string>) {
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
  for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", 'form-action'])
    expect(policy).toContain(rule)
  expect(policy).not.toContain('unsafe-')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': expect.stringContaining('no-store'),
  })
}

async function candidateAt(browser: Browser, stage: Stage) {
  const who: Candidate = await newCandidate('尤览')
  const { caseId, orderNumber } = await registerWithoutScripts(browser, who, stage)
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await signInByCookie(context, who)
  // Going to pay makes the order known to the payment service, whose page is one of those looked at.
  if (stage === 'confirmed') await context.request.get(`${examPath}/pay?scan=1`)
  if (stage === 'paid') await payAgain(await context.newPage(), orderNumber)
  const refundId = stage === 'paid' ? await openRefund(browser, who) : ''
  const certificateId = stage === 'paid' ? await certify(caseId) : ''
  return { context, known: { caseId, orderNumber, session: 'title-knowledge-2020', refundId, certificateId } }
}
