import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRoutes } from '@/lib/payment/fixtures/routes-server'
import { setClock } from './clock'

let server: Awaited<ReturnType<typeof startRoutes>>

beforeAll(async () => {
  process.env.ZHUNKAO_SANDBOX = 'off'
  server = await startRoutes()
})
afterAll(async () => {
  await server.stop()
  delete process.env.ZHUNKAO_SANDBOX
})

test.each([
  ['GET', '/api/sandbox/personas'],
  ['GET', '/api/sandbox/clock'],
  ['POST', '/api/sandbox/clock'],
  ['POST', '/api/sandbox/messages'],
  ['POST', '/api/sandbox/messages/search'],
  ['POST', '/api/sandbox/payments/202008150000000001'],
  ['GET', '/api/sandbox/payments/bill?date=2020-08-20'],
  ['POST', '/api/sandbox/bank'],
  ['POST', '/api/sandbox/face'],
  ['POST', '/api/sandbox/gateway/bank/checks'],
  ['POST', '/api/sandbox/gateway/face/checks'],
  ['POST', '/api/sandbox/gateway/face/checks/query'],
  ['POST', '/api/sandbox/gateway/pay/orders'],
  ['POST', '/api/sandbox/gateway/pay/orders/query'],
  ['POST', '/api/sandbox/gateway/sms/messages'],
])('Q-34 Q-62 with the sandbox off %s %s does not exist', async (method, path) => {
  const answer = await fetch(`${server.address}${path}`, { method, ...(method === 'POST' ? { body: '{"now":null}' } : {}) })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toEqual({ message: '没有找到。' })
})

test('Q-01 with the sandbox off the clock cannot be moved from inside either', async () => {
  await expect(setClock(null)).rejects.toThrow('sandbox is off')
})
