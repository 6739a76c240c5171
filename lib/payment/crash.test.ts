import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { openWorld, type World } from '@/lib/workflow/fixtures/world'
import { confirmedRegistration, signedCallback, standings, stateOfCase } from './fixtures/paying'
import { runProcess } from './fixtures/run-process'
import { receiveCallback } from './receive-callback'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test.each([
  ['callback-received', 'nothing'],
  ['payment-rows-written', 'nothing'],
  ['payment-before-commit', 'nothing'],
  ['callback-after-commit', 'everything'],
])('Q-23 killed at %s it leaves %s, and the repeated callback leaves everything once', async (failpoint, left) => {
  const { caseId, order } = await confirmedRegistration()
  const callback = signedCallback({ orderNumber: order.number, transactionNumber: `K-${failpoint}` })
  expect(await receiveInProcess(callback, failpoint)).toEqual({ signal: 'SIGKILL', output: '' })
  const whole = { paid: { settles: 1 }, state: 'paid', callbacks: 1, messages: 1 }
  const none = { paid: {}, state: 'confirmed', callbacks: 0, messages: 0 }
  expect(await traces(caseId, order)).toEqual(left === 'everything' ? whole : none)

  const again = await receiveCallback(callback.body, callback.headers)
  expect(again).toEqual({ status: 200, verdict: left === 'everything' ? 'repeat' : 'settles' })
  expect(await traces(caseId, order)).toEqual({ ...whole, callbacks: left === 'everything' ? 2 : 1 })
})

test('Q-23 control: with no failpoint the same process answers', async () => {
  const { order } = await confirmedRegistration()
  const callback = signedCallback({ orderNumber: order.number, transactionNumber: 'K-control' })
  expect(await receiveInProcess(callback, '')).toEqual({ signal: null, output: '{"status":200,"verdict":"settles"}' })
})

async function traces(caseId: string, order: { id: string; number: string }) {
  const [row] = await db().execute<{ callbacks: number; messages: number }>(sql`
    select (select count(*)::int from payment_callbacks where order_number = ${order.number}) as callbacks,
      (select count(*)::int from outbox where payload ->> 'key' = ${`paid:${caseId}`}) as messages`)
  return { paid: await standings(order.id), state: (await stateOfCase(caseId))?.state, ...row }
}

function receiveInProcess({ body, headers }: ReturnType<typeof signedCallback>, failpoint: string) {
  const args = [body.toString('base64url'), JSON.stringify(Object.fromEntries(headers))]
  return runProcess('receive-one', args, world.appUrl, failpoint)
}
