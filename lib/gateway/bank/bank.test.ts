import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settings } from '@/lib/config/settings'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { bankGateway } from './http'
import type { AccountHolder } from './port'

const holder: AccountHolder = {
  name: '欧阳䶮',
  idKind: 'residentId',
  idNumber: '99999919920314002X',
  bank: 'ccb',
  account: '6217001234567890128',
  mobile: '13900000001',
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
const plan = (outcome: string, times?: number) => post('/api/sandbox/bank', { account: holder.account, outcome, times })

test('A-15 unasked the bank knows every debit card, and says of a credit card that it is one', async () => {
  expect(await bankGateway().check(holder)).toEqual({ ok: true, outcome: 'match' })
  expect(await bankGateway().check({ ...holder, account: '6258021234567890' })).toEqual({ ok: true, outcome: 'credit-card' })
})

test('A-15 what /api/sandbox/bank was told is said in order, as often as asked, and of that account only', async () => {
  expect(await plan('mismatch', 2)).toEqual({ status: 200, body: { account: holder.account, outcome: 'mismatch', times: 2 } })
  await post('/api/sandbox/bank', { account: '6217 0012 3456 7890 128', outcome: 'credit-card' })
  expect(await bankGateway().check({ ...holder, account: '6222021234567894' })).toMatchObject({ outcome: 'match' })
  const said = []
  for (const _ of Array.from({ length: 4 })) said.push(await bankGateway().check(holder))
  expect(said.map((one) => one.ok && one.outcome)).toEqual(['mismatch', 'mismatch', 'credit-card', 'match'])
})

test('A-15 a bank that does not answer is no mismatch, and the next try is answered', async () => {
  await plan('timeout')
  expect(await bankGateway(undefined, 150).check(holder)).toEqual({ ok: false, failure: 'unreachable' })
  expect(await bankGateway().check(holder)).toEqual({ ok: true, outcome: 'match' })
})

test.each([
  ['500', 500, '{"outcome":"mismatch"}', 'unreachable'],
  ['503', 503, 'busy', 'unreachable'],
  ['403', 403, '{}', 'refused'],
  ['no JSON', 200, '<html>', 'unreadable'],
  ['an unknown outcome', 200, '{"outcome":"maybe"}', 'unreadable'],
])('A-15 an answer of %s is no mismatch', async (_, status, body, failure) => {
  const server = createServer((_, outgoing) => outgoing.writeHead(status).end(body))
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await bankGateway(address).check(holder)).toEqual({ ok: false, failure })
  server.closeAllConnections()
  server.close()
})

test('A-15 no bank at all: said so, not asked', async () => {
  settings().sandbox = false
  expect(await bankGateway().check(holder)).toEqual({ ok: false, failure: 'not-configured' })
  settings().sandbox = true
})

test('Q-62 the simulated bank answers only what is signed, and is told only what it knows', async () => {
  expect((await post('/api/sandbox/gateway/bank/checks', holder)).status).toBe(401)
  for (const wrong of [{ outcome: 'match' }, { account: '12', outcome: 'match' }, { account: holder.account, outcome: 'maybe' }])
    expect((await post('/api/sandbox/bank', wrong)).status).toBe(400)
})
