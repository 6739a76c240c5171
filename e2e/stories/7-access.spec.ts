import type { APIRequestContext, APIResponse } from '@playwright/test'
import { actionRules, pageRules, type Rule, routeRules } from '@/lib/access/access-matrix'
import { callAction } from '../support/actions'
import { type Actor, actors, may, requestsAs } from '../support/actors'
import { type BuiltAction, builtActions, builtPaths } from '../support/built'
import { ownerDatabase } from '../support/database'
import { aPhoto, type Registered, registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate } from '../support/people'
import { expect, setClock, test } from '../support/test'

// Thousands of answers: a trace of them would cost more time than the test.
test.use({ trace: 'off' })

type Owner = Registered & { who: Candidate; number: string }

const session = 'title-knowledge-2020'
const origin = `http://localhost:${process.env.E2E_PORT}`
const names = { ready: '权冠珈', confirmed: '权冠瑶', paid: '权冠琳' }
const owners = {} as Record<keyof typeof names, Owner>
const as = new Map<Actor, APIRequestContext>()
const asOwner = {} as Record<keyof typeof names, APIRequestContext>
let secrets: string[]
let messageId: string
let drawId: string

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  for (const actor of actors) as.set(actor, await requestsAs(actor))
  as.set('other', await requestsAs(await newCandidate('裘他')))
  drawId = await ensureDraw(async (now) => setClock(page, now))
  await setClock(page, '2020-08-15T10:00:00+08:00')
  for (const stage of ['ready', 'confirmed', 'paid'] as const) {
    const who = await newCandidate(names[stage])
    const registered = await registerWithoutScripts(browser, who, stage)
    owners[stage] = { who, ...registered, number: await numberOf(registered.caseId) }
    asOwner[stage] = await requestsAs(who)
  }
  // Makes the order known to the simulated payment service, and a message.
  await page.request.post(`/api/sandbox/payments/${owners.confirmed.orderNumber}`, { data: { action: 'fail' } })
  await setClock(page, '2020-08-15T10:05:00+08:00')
  secrets = Object.values(owners).flatMap(({ who, caseId, orderNumber }) =>
    [who.name, who.idNumber, who.mobile, caseId, orderNumber].filter((one) => one !== ''),
  )
  await expect.poll(async () => (await messageOf(owners.paid.who)) ?? '').not.toBe('')
  messageId = (await messageOf(owners.paid.who)) ?? ''
  await page.close()
})
test.afterAll(async () => {
  for (const one of [...as.values(), ...Object.values(asOwner)]) await one.dispose()
})

test('Q-32 pages, routes and actions of the build are those of the declared matrix', () => {
  expect(builtPaths('page')).toEqual(Object.keys(pageRules).sort())
  expect(builtPaths('route')).toEqual(Object.keys(routeRules).sort())
  expect(builtActions().map(keyOf).sort()).toEqual(Object.keys(actionRules).sort())
})

test('Q-32 every page as every actor, as a page and as the payload of one', async () => {
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
  const before = await snapshot()
  for (const action of builtActions()) {
    const rule = ruleOf(actionRules, keyOf(action))
    if (rule === 'everyone') continue
    for (const actor of actors) {
      // Own things of one's own are no secret: only the ids of others are tried.
      if (may(rule, actor) && rule !== 'signedIn' && rule !== 'person') continue
      const request = as.get(actor === 'owner' ? 'other' : actor) as APIRequestContext
      if (rule === 'person' && may(rule, actor)) continue
      for (const stage of ['ready', 'confirmed', 'paid'] as const) {
        for (const call of callsOf(action, owners[stage], await photoPart())) {
          const answer = await callAction(request, call)
          const text = await answer.text().catch(() => '')
          const where = `${actor} ${action.name} ${JSON.stringify(call.args)}`
          expect(answer.status(), `${where}: ${text.slice(0, 200)}`).toBeLessThan(500)
          expect(leaks(text, [owners[stage].caseId, owners[stage].orderNumber]), where).toEqual([])
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
    const [call] = callsOf(action, owners[stage], await photoPart())
    if (!call) throw new Error(`no call of ${name}`)
    const answer = await callAction(asOwner[stage], call)
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
    `/office/exams/${session}`,
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
    const request = as.get(actor) as APIRequestContext
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
  const confirm = builtActions().find((one) => one.name === 'confirmAction') as BuiltAction
  const enter = builtActions().find((one) => one.name === 'endOthersAction') as BuiltAction
  for (const Origin of ['null', 'http://evil.example', 'http://localhost:1', 'http://localhost.evil.example']) {
    for (const action of [confirm, enter]) {
      for (const call of callsOf(action, owners.ready, await photoPart()))
        await callAction(asOwner.ready, { ...call, headers: { Origin } })
    }
    const plain = { [`$ACTION_ID_${enter.id}`]: '' }
    await asOwner.ready.post('/profile/sessions', { headers: { Origin }, multipart: plain })
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
] as const

/** A call of each action as its page would make it, about this owner's things. */
function callsOf(action: BuiltAction, owner: Owner, photo: Awaited<ReturnType<typeof aPhoto>>) {
  const base = { path: concrete(action.page, owner), id: action.id }
  const { caseId, orderNumber, version } = { ...owner, version: String(versions.get(owner.caseId) ?? 1) }
  const withState = (form: Record<string, string>) => [{ ...base, args: [null, '$K1'], form }]
  const plain = (form: Record<string, string>) => [{ ...base, args: ['$K1'], form }]
  const table: Record<
    string,
    { path: string; id: string; args: readonly unknown[]; form?: Record<string, string | typeof photo> }[]
  > = {
    autosaveAction: [{ ...base, args: [caseId, 'details', Number(version), { school: `学校${Math.random()}` }] }],
    saveStepAction: withState({
      _case: caseId,
      _step: 'details',
      _version: version,
      major: `专业${Math.random()}`,
    }),
    usePhotoAction: [{ ...base, args: [caseId, session, '$K1'], form: { photo, scripts: '' } }],
    confirmAction: withState({ caseId, sessionId: session, version }),
    startPaymentAction: withState({ orderNumber, sessionId: session, by: 'redirect' }),
    askPaymentAction: withState({ orderNumber, sessionId: session }),
    openMessageAction: plain({ id: messageId, href: '/messages' }),
    enterRegistrationAction: plain({ sessionId: session }),
    endSessionAction: plain({ session: sessionHashes[0] ?? '' }),
    endOthersAction: [],
    drawSeatsAction: withState({ session, seed: '', seen: drawId }),
    freezeDrawAction: withState({ session, draw: drawId }),
    seatLatecomersAction: withState({ session, draw: drawId }),
    placeByHandAction: withState({ session, number: owner.number, needs: 'wheelchair', other: '', room: '', seat: '1' }),
    takeBackPlaceAction: withState({ session, number: owner.number }),
  }
  const calls = table[action.name]
  if (!calls) throw new Error(`say in this table how ${action.name} is called`)
  return calls
}

const posted = /^\/api\/(csp-report|payments\/callback|sandbox\/(gateway|messages|payments\/\[))/
const bodies: Record<string, unknown> = {
  '/api/sandbox/messages': { outcome: 'slow', times: 0 },
  '/api/sandbox/messages/search': { to: '00000' },
  '/api/sandbox/payments/[orderNumber]': { action: 'no-such' },
}

/** Who knocks where: the owner of a registration in the state that the page is for. */
function knock(pattern: string, actor: Actor) {
  const stage = /confirm$|\[step\]$/.test(pattern) ? 'ready' : /done$|pay|order/i.test(pattern) ? 'confirmed' : 'paid'
  const request = actor === 'owner' ? asOwner[stage] : (as.get(actor) as APIRequestContext)
  return { request, path: concrete(pattern, owners[stage]) }
}

function concrete(pattern: string, { caseId, photoId, orderNumber }: Registered): string {
  const fills: Record<string, string> = {
    step: 'details',
    caseId,
    order: orderNumber,
    orderNumber,
    code: 'NOSUCHCODE',
    what: 'register',
    session,
    document: 'application-form',
  }
  return pattern
    .replace('[...nextauth]', 'session')
    .replace('/files/[id]', `/files/${photoId}`)
    .replace('/print/[document]/[id]', `/print/application-form/${caseId}`)
    .replace('/bill', '/bill?date=2020-08-15')
    .replace('[id]', session)
    .replace(/\[(\w+)\]/g, (_, name: string) => fills[name] ?? name)
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
  if (may(rule, actor)) return expect([200, 204, 304, 400, 405], said).toContain(answer.status())
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

async function photoPart() {
  return aPhoto()
}

const versions = new Map<string, number>()
let sessionHashes: string[] = []

/** Everything of the three owners, and the draws, as one text. */
async function snapshot(): Promise<string> {
  const sql = ownerDatabase()
  const cases = Object.values(owners).map(({ caseId }) => caseId)
  const persons = Object.values(owners).map(({ who }) => who.id)
  const accounts = Object.values(owners).map(({ who }) => who.accountId)
  const [row] = await sql<{ text: string }[]>`
    select jsonb_build_array(
      (select jsonb_agg(to_jsonb(c) order by id) from cases c where id = any(${cases})),
      (select jsonb_agg(to_jsonb(a) order by case_id) from case_answers a where case_id = any(${cases})),
      (select jsonb_agg(to_jsonb(r) order by case_id) from registrations r where case_id = any(${cases})),
      (select jsonb_agg(to_jsonb(o) order by id) from orders o where person_id = any(${persons})),
      (select count(*) from payment_attempts p join orders o on o.id = p.order_id where o.person_id = any(${persons})),
      (select jsonb_agg(to_jsonb(m) order by id) from messages m where person_id = any(${persons})),
      (select jsonb_agg(id_hash order by id_hash) from sessions where account_id = any(${accounts})),
      (select count(*) from materials where case_id = any(${cases})),
      (select jsonb_agg(to_jsonb(d) order by id) from seat_draws d),
      (select count(*) from seats),
      (select jsonb_agg(to_jsonb(n) order by n::text) from seat_needs n)
    )::text as text`
  const saved = await sql<
    { case_id: string; version: number }[]
  >`select case_id, version from case_answers where case_id = any(${cases})`
  for (const { case_id, version } of saved) versions.set(case_id, version)
  sessionHashes = (await sql<{ id_hash: string }[]>`select id_hash from sessions where account_id = any(${accounts})`).map(
    (one) => one.id_hash,
  )
  return row?.text ?? ''
}

async function numberOf(caseId: string): Promise<string> {
  const [row] = await ownerDatabase()<{ number: string }[]>`select number from cases where id = ${caseId}`
  return row?.number ?? ''
}

async function messageOf(who: Candidate): Promise<string | undefined> {
  const [row] = await ownerDatabase()<{ id: string }[]>`select id from messages where person_id = ${who.id} and read_at is null`
  return row?.id
}

/** The draw of the session; made here where no story before has made one. */
async function ensureDraw(clock: (now: string) => Promise<void>): Promise<string> {
  const officer = as.get('examOfficer') as APIRequestContext
  if ((await officer.get(`/api/draws/${session}`)).status() === 404) {
    await clock('2020-08-25T09:00:00+08:00')
    const draw = builtActions().find((one) => one.name === 'drawSeatsAction')
    await callAction(officer, {
      path: `/office/exams/${session}/seats`,
      id: draw?.id ?? '',
      args: [null, '$K1'],
      form: { session, seed: '', seen: '' },
    })
  }
  const [row] = await ownerDatabase()<{ id: string }[]>`select id from seat_draws where state <> 'superseded'`
  return row?.id ?? ''
}
