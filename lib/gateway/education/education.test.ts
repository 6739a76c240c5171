import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settings } from '@/lib/config/settings'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { educationGateway } from './http'

const number = '105901201205000000'
const asked = {
  reference: '00000000-0000-4000-8000-000000000001',
  name: '欧阳䶮',
  idKind: 'residentId',
  idNumber: '99999919920314002X',
  number,
  level: '本科',
  school: '深圳大学',
}

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

async function post(path: string, value: unknown) {
  const answer = await fetch(`${world.address}${path}`, { method: 'POST', body: JSON.stringify(value) })
  return { status: answer.status, body: await answer.json() }
}
const plan = (outcome: string, more = {}) => post('/api/sandbox/education', { number, outcome, ...more })

test('E-14 unasked 学信网 knows every diploma, with a record made from its number', async () => {
  const answer = await educationGateway().check(asked)
  expect(answer).toEqual({
    ok: true,
    outcome: 'passed',
    record: { school: '深圳大学', level: '本科', major: '土木工程', from: '2008-09', to: '2012-07', mode: '全日制' },
  })
  expect(await educationGateway().check(asked)).toEqual(answer)
})

test('E-14 what /api/sandbox/education was told is said until it is told otherwise, and of that number only', async () => {
  const record = { school: '中山大学', from: '2001-09', to: '2005-06', level: '本科', major: '数学', mode: '全日制' }
  expect(await plan('passed', { record })).toEqual({ status: 200, body: { number, outcome: 'passed', record } })
  expect(await educationGateway().check(asked)).toEqual({ ok: true, outcome: 'passed', record })
  for (const outcome of ['failed', 'onsite', 'pending']) {
    await plan(outcome)
    for (const _ of [1, 2]) expect(await educationGateway().check(asked)).toEqual({ ok: true, outcome, record: null })
  }
  expect(await educationGateway().check({ ...asked, number: '105901201205000001' })).toMatchObject({ outcome: 'passed' })
})

test('E-14 a service that does not answer is no answer, and the next try is answered', async () => {
  await plan('timeout')
  expect(await educationGateway(undefined, 150).check(asked)).toEqual({ ok: false, failure: 'unreachable' })
  await plan('failed')
  expect(await educationGateway().check(asked)).toMatchObject({ ok: true, outcome: 'failed' })
})

test.each([
  ['500', 500, '{"outcome":"failed"}', 'unreachable'],
  ['403', 403, '{}', 'refused'],
  ['no JSON', 200, '<html>', 'unreadable'],
  ['an unknown outcome', 200, '{"outcome":"maybe"}', 'unreadable'],
  ['a record that is none', 200, '{"outcome":"passed","record":{"school":5}}', 'unreadable'],
])('E-14 an answer of %s is none', async (_, status, body, failure) => {
  const server = createServer((_, outgoing) => outgoing.writeHead(status).end(body))
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await educationGateway(address).check(asked)).toEqual({ ok: false, failure })
  server.closeAllConnections()
  server.close()
})

test('E-14 no service at all: said so, not asked', async () => {
  settings().sandbox = false
  expect(await educationGateway().check(asked)).toEqual({ ok: false, failure: 'not-configured' })
  settings().sandbox = true
})

test('Q-62 the simulated service answers only what is signed, and is told only what it knows', async () => {
  expect((await post('/api/sandbox/gateway/education/checks', asked)).status).toBe(401)
  for (const wrong of [{ outcome: 'passed' }, { number: 'x', outcome: 'passed' }, { number, outcome: 'maybe' }])
    expect((await post('/api/sandbox/education', wrong)).status).toBe(400)
})
