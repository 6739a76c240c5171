import fc from 'fast-check'
import { builtActions, builtPaths } from '../support/built'
import { encoded, hostile, hurl, post, send } from '../support/hostile'
import { type Registered, registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, openSession } from '../support/people'
import { expect, setClock, test } from '../support/test'

const seed = 20200815
// Thousands of answers: a trace of them would cost more time than the test.
test.use({ trace: 'off' })

// What Q-11 asks for; fewer while writing: E2E_FUZZ_INPUTS=50.
const inputsEach = Number(process.env.E2E_FUZZ_INPUTS ?? 500)

let who: Candidate
let known: Registered

test.describe.configure({ timeout: 900_000 })

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
        'who',
        'what',
        'from',
        'number',
        'look',
        'ticket',
        'q',
        'callbackUrl',
        'iss',
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
  const cookies = [
    `zhunkao=${await openSession(who)}`,
    `zhunkao=${await openSession('kaowu1')}`,
    `zhunkao=${await openSession('nanhu_admin')}`,
    '',
  ]
  const bad = await hurl(
    paths.flatMap((pattern) => {
      // A pattern without a place to fill is asked with questions only: fewer of them differ.
      const inputs = pattern.includes('[') ? inputsEach : inputsEach / 10
      return fc.sample(asked, { numRuns: inputs, seed }).map(({ fill, question, header }, index) => () => {
        const fills = fill.map((one) => one())
        // An empty one would make two slashes, which Next redirects away before the product is asked.
        const path = pattern.replace(/\[(\.\.\.)?\w+\]/g, () => encoded(fills.shift() || 'nothing'))
        const query = question.map(([name, text]) => `${name}=${encoded(text)}`).join('&')
        return send(path + (query ? `?${query}` : ''), { headers: { Cookie: cookies[index % 4] ?? '', ...header } })
      })
    }),
  )
  expect(bad).toEqual([])
})

test('Q-11 every route that takes a body: garbage, wrong types and huge texts get no 500', async () => {
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
    builtPaths('route').flatMap((pattern) =>
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
  // As many minutes as it takes, on however busy a machine.
  test.setTimeout(builtActions().length * inputsEach * 60)
  const cookies = [
    `zhunkao=${await openSession(who)}`,
    `zhunkao=${await openSession('kaowu2')}`,
    `zhunkao=${await openSession('nanhu_admin')}`,
    '',
  ]
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
    'upload',
    'choose',
    'remove',
    'material',
    'file:proof',
    'scripts',
    'username',
    'password',
    'old',
    'repeat',
    'look',
    'reason',
    'question-0',
    'answer-0',
    'code',
    'proof',
    'back',
    'kind',
    'outcome',
    'action',
    'order',
    'school',
    'level',
    'now',
    'letter_health',
    'ticket',
    'marks.proof_work',
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
  const bad = await hurl(
    builtActions().flatMap((action) =>
      fc.sample(fc.record({ form, args }), { numRuns: inputsEach, seed }).map(
        ({ form, args }, index) =>
          () =>
            post(action, args, form, cookies[index % 4] ?? ''),
      ),
    ),
  )
  expect(bad).toEqual([])
})

test('Q-11 an address without end is refused in words, and not repeated in the headers of the answer', async ({ page }) => {
  for (const RSC of ['', '1']) {
    const answer = await page.request.get(`/exams/current?q=${'a'.repeat(9000)}`, { headers: { RSC }, maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([414, undefined])
    expect(await answer.text()).toContain('这个网址太长')
  }
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
    '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$1:__proto__:then"]\r\n--x--\r\n',
    '--x\r\nContent-Disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--x--\r\n',
    '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_00"\r\n\r\n\r\n--x--\r\n',
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
  // The same to a page, as a form posted without scripts: what no action is meant by leaves the page as it is.
  const forms = await Promise.all(
    types.flatMap((type) =>
      bodies.map((body) => send('/login', { method: 'POST', body, headers: type ? { 'Content-Type': type } : {} })),
    ),
  )
  expect(forms.filter(({ status }) => ![200, 400, 405, 409].includes(status))).toEqual([])
  // Some of it is a call after all, of an action with nothing in it.
  expect(answers.filter(({ status }) => ![200, 303, 400, 404, 409].includes(status))).toEqual([])
  expect(answers.filter(({ text }) => /node_modules|\.ts:\d|Error:|at \w+ \(/.test(text))).toEqual([])
})
