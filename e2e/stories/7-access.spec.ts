import type { APIRequestContext, APIResponse } from '@playwright/test'
import { actionRules, pageRules, type Rule, routeRules } from '@/lib/access/access-matrix'
import { callAction } from '../support/actions'
import { type Actor, actors, may, requestsAs } from '../support/actors'
import { type BuiltAction, builtActions, builtPaths } from '../support/built'
import { callsOf, type Held, pathOf } from '../support/calls-of'
import { ensureDraw } from '../support/ensure-draw'
import { aPhoto } from '../support/hurrying'
import { heldByPages, type Owners, registerOwners, secretsOf, snapshotOf } from '../support/owners'
import { newCandidate } from '../support/people'
import { sessionId } from '../support/registering'
import { expect, test } from '../support/test'

// Thousands of answers: a trace of them would cost more time than the test.
test.use({ trace: 'off' })

const origin = `http://localhost:${process.env.E2E_PORT}`
const as = {} as Record<Actor, APIRequestContext>
let owners: Owners
let secrets: string[]
let drawId: string

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  for (const actor of actors) as[actor] = await requestsAs(actor === 'other' ? await newCandidate('裘他') : actor)
  drawId = await ensureDraw(page, as.examOfficer)
  owners = await registerOwners(browser, page)
  secrets = secretsOf(owners)
  await page.close()
})
test.afterAll(async () => {
  const { ready, confirmed, paid } = owners
  for (const one of [...Object.values(as), ready.requests, confirmed.requests, paid.requests]) await one.dispose()
})

test('Q-32 pages, routes and actions of the build are those of the declared matrix', () => {
  expect(builtPaths('page')).toEqual(Object.keys(pageRules).sort())
  expect(builtPaths('route')).toEqual(Object.keys(routeRules).sort())
  expect(builtActions().map(keyOf).sort()).toEqual(Object.keys(actionRules).sort())
})

test('Q-32 every page as every actor, as a page and as the payload of one', async () => {
  test.setTimeout(Object.keys(pageRules).length * 5_000)
  for (const [pattern, rule] of Object.entries(pageRules)) {
    for (const actor of actors) {
      const { request, path } = knock(pattern, actor)
      for (const headers of [{}, { RSC: '1' }] as Record<string, string>[]) {
        const answer = await getPast(request, path, headers)
        await judge(`${actor} ${path} ${JSON.stringify(headers)}`, answer, rule, actor, headers.RSC ? [200] : [])
      }
    }
  }
})

test('Q-32 every route as every actor', async () => {
  for (const [pattern, rule] of Object.entries(routeRules)) {
    for (const actor of actors) {
      const { request, path } = knock(pattern, actor)
      const answer = posted.test(pattern) ? await request.post(path, { data: bodies[pattern] ?? {} }) : await request.get(path)
      await judge(`${actor} ${path}`, answer, rule, actor)
    }
  }
})

test('Q-32 no server action lets anyone at what is not theirs, and nothing changes', async () => {
  test.setTimeout(builtActions().length * 10_000)
  const before = await snapshot()
  const held = await heldNow()
  for (const action of builtActions()) {
    const rule = ruleOf(actionRules, keyOf(action))
    if (rule === 'everyone') continue
    for (const actor of actors) {
      // Own things of one's own are no secret: only the ids of others are tried.
      if (may(rule, actor) && rule !== 'signedIn' && rule !== 'person') continue
      const request = as[actor === 'owner' ? 'other' : actor]
      if (rule === 'person' && may(rule, actor)) continue
      for (const stage of ['ready', 'confirmed', 'paid'] as const) {
        for (const call of callsOf(action, owners[stage], held)) {
          const answer = await callAction(request, call)
          const text = await answer.text().catch(() => '')
          const where = `${actor} ${action.name} ${JSON.stringify(call.args)}`
          expect(answer.status(), `${where}: ${text.slice(0, 200)}`).toBeLessThan(500)
          expect(leaks(text, [owners[stage].caseId, owners[stage].orderNumber, owners[stage].refundId]), where).toEqual([])
        }
      }
    }
  }
  expect(await snapshot()).toBe(before)
})

test('Q-32 the same calls by their owner do work: the refusals above were refusals', async () => {
  const did: string[] = []
  for (const [name, stage] of ownersCalls) {
    const action = builtActions().find((one) => one.name === name)
    if (!action) throw new Error(`no action ${name}`)
    const before = await snapshot()
    const [call] = callsOf(action, owners[stage], await heldNow())
    if (!call) throw new Error(`no call of ${name}`)
    const answer = await callAction(owners[stage].requests, call)
    expect(answer.status(), name).toBeLessThan(400)
    const asked = answer.headers()['x-action-redirect']?.includes('asked=none')
    if ((await snapshot()) !== before || asked) did.push(name)
  }
  expect(did).toEqual(ownersCalls.map(([name]) => name))
})

test('Q-32 Q-33 shapes that have got past other gates get past nothing', async () => {
  const before = await snapshot()
  const { caseId, photoId } = owners.paid
  const paths = [
    `/exams/mine/${caseId}`,
    `/api/files/${photoId}`,
    `/api/print/application-form/${caseId}`,
    `/office/exams/${sessionId}`,
    '/office',
  ]
  const gates = Array(5).fill('proxy').join(':')
  const headers: Record<string, string>[] = [
    { 'x-middleware-subrequest': gates },
    { 'x-middleware-subrequest': gates.replaceAll('proxy', 'middleware') },
    { 'x-middleware-subrequest': gates.replaceAll('proxy', 'src/middleware') },
    { 'x-middleware-prefetch': '1', purpose: 'prefetch' },
    { 'x-nextjs-data': '1' },
    { RSC: '1', 'Next-Router-Prefetch': '1' },
    { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' },
    { 'x-middleware-rewrite': '/office' },
    { 'x-original-url': '/office', 'x-rewrite-url': '/office', 'x-invoke-path': '/office' },
    { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
    { 'x-zhunkao-path': '/office', 'x-http-method-override': 'GET' },
    { Origin: 'null' },
    { Host: 'evil.example' },
    { Cookie: 'zhunkao=' },
    { Cookie: 'zhunkao=../../etc; __Host-zhunkao=x; next-auth.session-token=x' },
  ]
  for (const actor of ['visitor', 'other'] as const) {
    const request = as[actor]
    for (const path of paths) {
      const shapes = [
        ...[
          `${path}.rsc`,
          `${path}?_rsc=1a2b3`,
          `${path}/`,
          `/${path}`,
          `/.${path}`,
          `${path}%2f`,
          `${path}%00`,
          `${path};x=1`,
          `${path}.json`,
          `${path}.html`,
        ],
        ...[
          path.replaceAll('/', '%2f').replace('%2f', '/'),
          path.replace('/', '/%2e/'),
          path.toUpperCase(),
          `/_next/data/x${path}.json`,
          `/index${path}`,
          `/en${path}`,
        ],
      ]
      const answers = [
        ...(await Promise.all(shapes.map((shape) => request.get(origin + shape)))),
        ...(await Promise.all(headers.map((extra) => request.get(path, { headers: extra })))),
        ...(await Promise.all(
          ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => request.fetch(path, { method })),
        )),
      ]
      for (const answer of answers) {
        const where = `${actor} ${answer.url()}`
        expect(answer.headers()['content-type'] ?? '', where).not.toMatch(/pdf|jpeg/)
        expect(leaks(await answer.text(), [caseId]), where).toEqual([])
      }
    }
  }
  expect(await snapshot()).toBe(before)
})

test('Q-33 a form posted from another site does nothing, also with Origin: null', async () => {
  const before = await snapshot()
  const held = await heldNow()
  const confirm = builtActions().find((one) => one.name === 'confirmAction') as BuiltAction
  const enter = builtActions().find((one) => one.name === 'endOthersAction') as BuiltAction
  for (const Origin of ['null', 'http://evil.example', 'http://localhost:1', 'http://localhost.evil.example']) {
    for (const action of [confirm, enter]) {
      for (const call of callsOf(action, owners.ready, held))
        await callAction(owners.ready.requests, { ...call, headers: { Origin } })
    }
    const plain = { [`$ACTION_ID_${enter.id}`]: '' }
    await owners.ready.requests.post('/profile/sessions', { headers: { Origin }, multipart: plain })
  }
  expect(await snapshot()).toBe(before)
})

const ownersCalls = [
  ['autosaveAction', 'ready'],
  ['saveStepAction', 'ready'],
  ['usePhotoAction', 'ready'],
  ['startPaymentAction', 'confirmed'],
  ['askPaymentAction', 'confirmed'],
  ['openMessageAction', 'paid'],
  ['saveRequestAction', 'paid'],
] as const

const posted = /^\/api\/(csp-report|payments\/callback|sandbox\/(gateway|messages|payments\/\[))/
const bodies: Record<string, unknown> = {
  '/api/sandbox/messages': { outcome: 'slow', times: 0 },
  '/api/sandbox/messages/search': { to: '00000' },
  '/api/sandbox/payments/[orderNumber]': { action: 'no-such' },
}

/** Who knocks where: the owner of a registration in the state that the page is for. */
function knock(pattern: string, actor: Actor) {
  const stage = /^\/services/.test(pattern)
    ? 'paid'
    : /confirm$|\[step\]$/.test(pattern)
      ? 'ready'
      : /done$|pay|order/i.test(pattern)
        ? 'confirmed'
        : 'paid'
  const request = actor === 'owner' ? owners[stage].requests : as[actor]
  return { request, path: pathOf(pattern, owners[stage]) }
}

/** The framework first sends requests for a payload on to an address of their own. */
async function getPast(request: APIRequestContext, path: string, headers: Record<string, string>): Promise<APIResponse> {
  const answer = await request.get(path, { headers })
  const to = answer.headers().location ?? ''
  return headers.RSC && /[?&]_rsc/.test(to) ? request.get(to, { headers }) : answer
}

/** A payload says in its text that it leads elsewhere: its status may be 200 (`also`). */
async function judge(where: string, answer: APIResponse, rule: Rule, actor: Actor, also: number[] = []) {
  const text = await answer.text().catch(() => '')
  const said = `${where}: ${answer.status()} ${text.slice(0, 150)}`
  expect(answer.status(), said).toBeLessThan(500)
  expect(answer.headers()['x-content-type-options'], said).toBe('nosniff')
  if (may(rule, actor)) {
    if (isLedOn(answer)) return
    return expect([200, 204, 304, 400, 405], said).toContain(answer.status())
  }
  expect([301, 303, 307, 308, 400, 401, 403, 404, 413, ...also], said).toContain(answer.status())
  // One's own name stands in the header of every page.
  if (actor === 'owner') return
  const asked = new URL(answer.url()).pathname
  expect(
    leaks(
      text,
      secrets.filter((secret) => asked.includes(secret)),
    ),
    said,
  ).toEqual([])
}

const flow = /^\/(register|recover\/\w+|profile\/change)(\/|\?|$)/

/** A flow leads whoever may be in it to the step where this browser stands. */
function isLedOn(answer: APIResponse): boolean {
  const [from, to] = [new URL(answer.url()).pathname, answer.headers().location ?? '']
  return answer.status() === 307 && flow.exec(from)?.[1] !== undefined && flow.exec(from)?.[1] === flow.exec(to)?.[1]
}

/** Whatever of the owners stands in an answer beyond what was asked with. */
function leaks(text: string, asked: string[]): string[] {
  return secrets.filter((secret) => !asked.includes(secret) && text.includes(secret))
}

function keyOf({ file, name }: BuiltAction): string {
  return `${file} ${name}`
}

function ruleOf(rules: Readonly<Record<string, Rule>>, key: string): Rule {
  const rule = rules[key]
  if (!rule) throw new Error(`no rule for ${key}`)
  return rule
}

function snapshot(): Promise<string> {
  return snapshotOf(owners)
}

async function heldNow(): Promise<Held> {
  return { ...(await heldByPages(owners)), messageId: owners.messageId, drawId, photo: await aPhoto() }
}
