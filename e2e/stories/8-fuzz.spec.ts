import fc from 'fast-check'
import { type BuiltAction, builtActions, builtPaths } from '../support/built'
import { type Registered, registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, openSession } from '../support/people'
import { expect, setClock, test } from '../support/test'

const seed = 20200815
// Thousands of answers: a trace of them would cost more time than the test.
test.use({ trace: 'off' })

// Q-11 asks for 500: E2E_FUZZ_INPUTS=500. The everyday run takes fewer, so that it stays short.
const inputsEach = Number(process.env.E2E_FUZZ_INPUTS ?? 100)
const atOnce = 12
const base = `http://localhost:${process.env.E2E_PORT}`

let who: Candidate
let known: Registered

test.describe.configure({ timeout: 300_000 })

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await setClock(page, '2020-08-15T10:00:00+08:00')
  who = await newCandidate('卜乱')
  known = await registerWithoutScripts(browser, who, 'ready')
  await page.close()
})
test.afterEach(async ({ page }) => {
  expect((await page.request.get('/api/ready')).status()).toBe(200)
  await setClock(page, '2020-08-15T10:00:00+08:00')
})

/** What people, scripts and attackers put where a word is expected. */
const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '..',
    '../../etc/passwd',
    '\0',
    '%00',
    '%ff',
    '%',
    '%25',
    '%2e%2e%2f',
    "'",
    '"',
    "' or 1=1--",
    '#{7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '[object Object]',
    '-1',
    '0',
    '1e309',
    '9'.repeat(400),
    'title-knowledge-2020',
    'TITLE-KNOWLEDGE-2020',
  ),
  fc.constantFrom(
    '𬭊𠅤𣆳',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\udfff\ud800',
    'é'.normalize('NFD'),
    'a'.repeat(5000),
    '长'.repeat(2000),
    '\r\nSet-Cookie: a=b',
    '2020-13-45',
    '2020-02-30T25:61:61Z',
  ),
  fc.uuid(),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const own = fc.constantFrom('caseId', 'photoId', 'orderNumber').map((name) => () => known[name as keyof Registered])
const value = fc.oneof({ arbitrary: hostile.map((text) => () => text), weight: 4 }, { arbitrary: own, weight: 1 })
const json = fc.jsonValue({ maxDepth: 3 })

test('Q-11 every page and route: hostile ids and questions get no 500', async () => {
  const paths = [...builtPaths('page'), ...builtPaths('route')]
  const question = fc.array(
    fc.tuple(
      fc.constantFrom(
        'back',
        'as',
        'state',
        'after',
        'room',
        'confirm',
        'done',
        'told',
        'scan',
        'asked',
        'photo',
        'before',
        'code',
        'date',
        'saved',
        'callbackUrl',
        '_rsc',
        'x[]',
      ),
      hostile,
    ),
    { maxLength: 3 },
  )
  const header = fc.option(
    fc.constantFrom<Record<string, string>>(
      { RSC: '1' },
      { 'If-None-Match': '"x"' },
      { Range: 'bytes=5-1' },
      { Cookie: 'zhunkao=%00; a' },
      { 'x-forwarded-for': 'x'.repeat(300) },
      { 'next-router-state-tree': '{{{' },
      { accept: '*/*;q=abc' },
    ),
    { nil: {}, freq: 3 },
  )
  const asked = fc.record({ fill: fc.array(value, { minLength: 2, maxLength: 2 }), question, header })
  const cookies = [`zhunkao=${await openSession(who)}`, `zhunkao=${await openSession('kaowu1')}`, '']
  const bad = await hurl(
    paths.flatMap((pattern) => {
      // A pattern without a place to fill is asked with questions only: fewer of them differ.
      const inputs = pattern.includes('[') ? inputsEach : inputsEach / 10
      return fc.sample(asked, { numRuns: inputs, seed }).map(({ fill, question, header }, index) => () => {
        const fills = fill.map((one) => one())
        const path = pattern.replace(/\[(\.\.\.)?\w+\]/g, () => encoded(fills.shift() ?? ''))
        const query = question.map(([name, text]) => `${name}=${encoded(text)}`).join('&')
        return send(path + (query ? `?${query}` : ''), { headers: { Cookie: cookies[index % 3] ?? '', ...header } })
      })
    }),
  )
  expect(bad).toEqual([])
})

test('Q-11 every route that takes a body: garbage, wrong types and huge texts get no 500', async () => {
  const targets = builtPaths('route').filter((path) => !path.includes('/calendar/') && !/clock$/.test(path))
  const body = fc.oneof(
    hostile,
    json.map((one) => JSON.stringify(one)),
    fc
      .record(
        {
          action: hostile,
          to: hostile,
          outcome: hostile,
          times: json,
          orderNumber: hostile,
          now: hostile,
          csrfToken: hostile,
          'csp-report': json,
        },
        { requiredKeys: [] },
      )
      .map((one) => JSON.stringify(one)),
    fc.constantFrom(
      '['.repeat(20_000),
      '{"a":'.repeat(5000),
      'x'.repeat(100_000),
      '{"__proto__":{"a":1}}',
      '\ufeff{}',
      '{"to":"\\ud800"}',
      '{"action":"pay","action":"late"}',
    ),
  )
  const type = fc.constantFrom(
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/csp-report',
    '',
  )
  const method = fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH')
  const bad = await hurl(
    targets.flatMap((pattern) =>
      fc
        .sample(fc.record({ body, type, method, fill: value }), { numRuns: inputsEach, seed })
        .map(({ body, type, method, fill }) => () => {
          const path = pattern.replace(/\[(\.\.\.)?\w+\]/g, () => encoded(fill()))
          return send(path, { method, body: body.toWellFormed(), headers: type ? { 'Content-Type': type } : {} })
        }),
    ),
  )
  expect(bad).toEqual([])
})

test('Q-11 every server action: hostile forms and wrong arguments get no 500', async () => {
  const cookies = [`zhunkao=${await openSession(who)}`, `zhunkao=${await openSession('kaowu2')}`, '']
  const field = fc.constantFrom(
    '_case',
    '_step',
    '_version',
    'then',
    'caseId',
    'sessionId',
    'version',
    'orderNumber',
    'by',
    'id',
    'href',
    'session',
    'seed',
    'seen',
    'draw',
    'photo',
    'scripts',
    'username',
    'password',
    'code',
    'proof',
    'back',
    'kind',
    'outcome',
    'action',
    'order',
    'school',
    'level',
    'letter_health',
    '__proto__',
  )
  const form = fc.array(fc.tuple(field, value), { maxLength: 12 })
  const state = fc.oneof(fc.constant(null), json)
  const args = fc.oneof(
    { arbitrary: fc.tuple(state, fc.constant('$K1')), weight: 4 },
    { arbitrary: fc.constant(['$K1']), weight: 4 },
    { arbitrary: fc.tuple(value, value, fc.constant('$K1')), weight: 2 },
    { arbitrary: fc.tuple(value, hostile, json, fc.dictionary(fc.string({ maxLength: 10 }), json, { maxKeys: 5 })), weight: 2 },
    { arbitrary: fc.array(json, { maxLength: 5 }), weight: 2 },
  )
  const actions = builtActions().filter(({ name }) => name !== 'setClockAction')
  const bad = await hurl(
    actions.flatMap((action) =>
      fc.sample(fc.record({ form, args }), { numRuns: inputsEach, seed }).map(
        ({ form, args }, index) =>
          () =>
            post(action, args, form, cookies[index % 3] ?? ''),
      ),
    ),
  )
  expect(bad).toEqual([])
})

test('Q-11 bytes that are no call of an action at all do nothing and harm nobody', async () => {
  const [action] = builtActions()
  const types = ['text/plain;charset=UTF-8', 'multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', '']
  const bodies = [
    '',
    '{{{',
    '[',
    '"$1"',
    '["$1"]',
    '["$F1"]',
    '["$@1"]',
    '['.repeat(5000),
    '--x\r\nfoo',
    '--x--',
    '\0',
    '["$K9"]',
    '[{"__proto__":{"a":1}}]',
    '[1e999]',
    '["$undefined","$NaN","$-0","$Infinity","$D0","$n1","$Q1","$W1","$i1","$o1","$S1"]',
  ]
  const ids = [action?.id ?? '', '00'.repeat(21), 'zzz', '__proto__', '', 'x'.repeat(5000)]
  const answers = await Promise.all(
    ids.flatMap((id) =>
      types.flatMap((type) =>
        bodies.map((body) =>
          send('/', { method: 'POST', body, headers: { 'Next-Action': id, ...(type ? { 'Content-Type': type } : {}) } }),
        ),
      ),
    ),
  )
  // Next itself answers 500 to a call that it cannot read; none of ours has run then, and nothing of the inside is told.
  expect(answers.filter(({ status }) => ![200, 303, 400, 404, 409, 413, 415, 500].includes(status))).toEqual([])
  expect(answers.filter(({ text }) => /node_modules|\.ts:\d|Error:|at \w+ \(/.test(text))).toEqual([])
})

type Answer = { what: string; status: number; text: string }

async function send(path: string, options: RequestInit): Promise<Answer> {
  const answer = await fetch(base + path, { redirect: 'manual', ...options })
  const text = await answer.text()
  return {
    what: `${options.method ?? 'GET'} ${path.slice(0, 200)} ${JSON.stringify(options.headers)} ${String(options.body ?? '').slice(0, 200)}`,
    status: answer.status,
    text: text.slice(0, 2000),
  }
}

async function post(
  { id, page, name }: BuiltAction,
  args: readonly unknown[],
  form: readonly (readonly [string, () => string])[],
  cookie: string,
): Promise<Answer> {
  const body = new FormData()
  for (const [field, text] of form) body.append(`_1_${field}`, text())
  const said = JSON.stringify(
    args.map((arg) => (typeof arg === 'function' ? arg() : arg)),
    escapeDollar,
  )
  body.append('0', said)
  const path = page.replace('[id]', 'title-knowledge-2020').replace(/\[\w+\]/g, 'details')
  const answer = await send(path, { method: 'POST', body, headers: { 'Next-Action': id, Cookie: cookie } })
  return {
    ...answer,
    what: `${name} ${said.slice(0, 300)} ${JSON.stringify(form.map(([field, text]) => [field, text().slice(0, 80)]))}`,
  }
}

/** In a call a text that begins with $ is written with two; the one that stands for the form is not. */
function escapeDollar(_: string, one: unknown): unknown {
  return typeof one === 'string' && one.startsWith('$') && one !== '$K1' ? `$${one}` : one
}

/** Sends everything, some at once; the answers of 500 and above, 503 apart where the product is busy. */
async function hurl(sends: (() => Promise<Answer>)[]): Promise<{ what: string; status: number }[]> {
  const bad: { what: string; status: number }[] = []
  const waiting = sends.values()
  const work = async () => {
    for (const one of waiting) {
      const { what, status } = await one()
      if (status >= 500 && status !== 503) bad.push({ what, status })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return bad.slice(0, 20)
}

function encoded(text: string): string {
  // Dots alone would lead to another address; what is percent-encoded already goes out as it is: broken escapes are an input too.
  if (/^\.+$/.test(text)) return 'dots'
  return /^%/.test(text) ? text : encodeURIComponent(text.toWellFormed())
}
