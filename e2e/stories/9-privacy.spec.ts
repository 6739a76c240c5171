import type { BrowserContext } from '@playwright/test'
import { callAction } from '../support/actions'
import { requestsAs } from '../support/actors'
import { builtActions } from '../support/built'
import { readLogs } from '../support/canary'
import { ownerDatabase } from '../support/database'
import { type Registered, registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, test } from '../support/test'

// Thousands of answers: a trace of them would cost more time than the test.
test.use({ trace: 'off' })

let canary: Candidate
let registered: Registered
let secrets: string[]

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await setClock(page, '2020-08-15T10:00:00+08:00')
  canary = await newCandidate('濮阳金丝雀')
  registered = await registerWithoutScripts(browser, canary, 'paid')
  secrets = [canary.idNumber, canary.mobile, canary.name, canary.username]
  await page.close()
})

test('Q-31 the candidate sees the own name, and ID number and mobile only where they are needed; no address holds them', async ({
  browser,
}) => {
  const context = await browser.newContext()
  await signInByCookie(context, canary)
  const { bodies, addresses } = await wander(context, candidatePages(registered.caseId))
  expect(bodies.some((body) => body.includes(canary.name))).toBe(true)
  expect(addresses.filter((address) => secrets.some((secret) => decodeURIComponent(address).includes(secret)))).toEqual([])
  await context.close()
})

test('Q-31 Q-32 nothing of the candidate reaches a visitor, another candidate, a unit or staff without need: page, payload or address', async ({
  browser,
}) => {
  const other = await newCandidate('裘邻居')
  const strangers: (string | Candidate | null)[] = [
    null,
    other,
    'haiqiao_hr',
    'shenhe1',
    'caiwu1',
    'zhengshu1',
    'zhuanjia1',
    'guanliyuan',
  ]
  for (const who of strangers) {
    const context = await browser.newContext()
    if (who) await signInByCookie(context, who)
    const staffPages = [
      '/office',
      '/office/exams',
      '/office/exams/title-knowledge-2020',
      '/office/exams/title-knowledge-2020/seats',
    ]
    const paths = [...candidatePages(registered.caseId), ...staffPages]
    const { bodies, addresses } =
      who === other ? await wander(context, paths) : { bodies: await answersTo(context, paths), addresses: [] }
    const found = [...bodies, ...addresses].filter((text) => secrets.some((secret) => text.includes(secret)))
    expect(
      found.map((text) => text.slice(0, 300)),
      String(who && (typeof who === 'string' ? who : who.name)),
    ).toEqual([])
    await context.close()
  }
})

test('Q-31 exam officers see names and masked numbers, never a whole ID number or mobile', async ({ browser }) => {
  const context = await browser.newContext()
  await signInByCookie(context, 'kaowu1')
  const { bodies } = await wander(context, [
    '/office/exams/title-knowledge-2020',
    '/office/exams/title-knowledge-2020?state=paid',
    '/office/exams/title-knowledge-2020/seats',
  ])
  expect(bodies.some((body) => body.includes(canary.name))).toBe(true)
  expect(bodies.filter((body) => body.includes(canary.idNumber) || body.includes(canary.mobile))).toEqual([])
  await context.close()
})

test('Q-31 Q-63 nothing personal is in what the servers write, also when things go wrong', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto('/login')
  for (const [username, password] of [
    [canary.username, `${canary.idNumber}-wrong`],
    [canary.idNumber, canary.mobile],
  ] as const) {
    await page.getByRole('textbox', { name: '用户名' }).fill(username)
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('用户名或密码不正确')).toBeVisible()
    await page.goto('/login')
  }
  await signInByCookie(context, canary)
  const requests = await requestsAs(canary)
  for (const { id, page: at } of builtActions()) {
    const path = at.replace('[id]', 'title-knowledge-2020').replace(/\[\w+\]/g, 'details')
    // Arguments that no form of ours sends, with personal texts where a case or an order is expected.
    for (const args of [[canary.idNumber, canary.mobile], [{ idNumber: canary.idNumber, name: canary.name }]])
      await callAction(requests, { path, id, args })
  }
  for (const path of [
    `/exams/${canary.idNumber}`,
    `/api/files/${canary.mobile}`,
    `/verify/${canary.idNumber}`,
    `/%00${canary.idNumber}`,
    `/api/calendar/${canary.mobile}%00`,
  ]) {
    await context.request.get(path, { failOnStatusCode: false })
  }
  const report = {
    'csp-report': {
      'document-uri': `http://localhost/?${canary.idNumber}`,
      'violated-directive': 'script-src',
      'script-sample': canary.mobile,
    },
  }
  await context.request.post('/api/csp-report', { data: report })
  await requests.dispose()
  await context.close()
  await askWithoutOrders(canary.mobile)
  await expect.poll(() => readLogs()).toContain('content security policy violation')
  await expect.poll(() => readLogs()).toContain('relation \\"orders\\" does not exist')
  const lines = readLogs().split('\n')
  expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([])
})

function candidatePages(caseId: string): string[] {
  const steps = ['', '/details', '/choice', '/confirm', '/done', '/pay']
  return [
    '/',
    '/exams/current',
    '/exams/mine',
    `/exams/mine/${caseId}`,
    ...steps.map((step) => examPath + step),
    '/messages',
    '/profile/sessions',
    '/login',
    '/verify',
    '/profile/change/verify',
    '/profile',
    '/profile/security',
    '/profile/looks',
    '/api/status',
    `/api/files/${registered.photoId}x`,
  ]
}

/** Opens the pages one after another; everything that came over the line, and every address that was asked. */
async function wander(context: BrowserContext, paths: string[]) {
  const page = await context.newPage()
  const addresses: string[] = []
  const bodies: string[] = []
  page.on('request', (request) => void addresses.push(request.url()))
  for (const path of paths) {
    const answer = await page.goto(path)
    bodies.push((await answer?.text().catch(() => '')) ?? '', await page.content())
    addresses.push(page.url())
  }
  await page.close()
  bodies.push(...(await answersTo(context, paths)))
  return { bodies, addresses }
}

/** The same pages without a browser: as HTML and as payload, with the headers. */
async function answersTo(context: BrowserContext, paths: string[]): Promise<string[]> {
  const asked = paths.flatMap((path) => [context.request.get(path), context.request.get(path, { headers: { RSC: '1' } })])
  const answers = await Promise.all(asked)
  return Promise.all(answers.map(async (answer) => `${await answer.text()}\n${JSON.stringify(answer.headers())}`))
}

/** A page whose query fails with this text bound to it. */
async function askWithoutOrders(text: string) {
  const cashier = await requestsAs('cashier')
  await ownerDatabase()`alter table orders rename to orders_away`
  try {
    expect((await cashier.get(`/office/cashier?number=${text}`)).status()).toBe(500)
  } finally {
    await ownerDatabase()`alter table orders_away rename to orders`
    await cashier.dispose()
  }
}
