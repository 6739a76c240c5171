import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue())
const bodies = fc.oneof(
  fc
    .record(
      { now: odd, to: odd, outcome: odd, times: odd, action: odd, account: odd, ticket: odd, number: odd, record: odd },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  odd.map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
)

test.each([
  'bank',
  'clock',
  'education',
  'face',
  'messages',
  'messages/search',
  'payments/202008150000000001',
  'payments/%00',
  'gateway/bank/checks',
  'gateway/education/checks',
  'gateway/face/checks',
  'gateway/face/checks/query',
  'gateway/pay/bills',
  'gateway/pay/orders',
  'gateway/sms/messages',
])('Q-11 /api/sandbox/%s answers 500 odd inputs below 500', async (route) => {
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const { status } = await fetch(`${world.address}/api/sandbox/${route}`, { method: 'POST', body })
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 500 },
  )
})

test('Q-11 a body that is too long is refused without being read to its end', async () => {
  const body = JSON.stringify({ to: '1'.repeat(200_000) })
  const long = await fetch(`${world.address}/api/sandbox/messages/search`, { method: 'POST', body })
  expect(long.status).toBe(413)
  expect((await fetch(`${world.address}/api/payments/callback`, { method: 'POST', body })).status).toBe(413)
})
