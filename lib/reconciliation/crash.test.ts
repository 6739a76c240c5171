import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastRunOf } from '@/db/queries/reconciliation'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { runProcess } from '@/lib/payment/fixtures/run-process'
import { playPayment } from '@/lib/sandbox/pay'
import { paidRegistration } from '@/lib/service/exam-refund/fixtures'
import { reconcileDay } from './reconcile-day'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

test.each(['bill-stored', 'reconciled-before-commit'])(
  'Q-23 E-24 killed at %s, nothing is half there, and the next run of the day goes on',
  async (failpoint) => {
    const day = failpoint === 'bill-stored' ? '2026-03-20' : '2026-03-21'
    await world.setClock(`${day}T10:00:00+08:00`)
    const { order } = await paidRegistration('pay')
    await playPayment(order.number, 'pay-silently')
    await world.setClock('2026-03-25T10:00:00+08:00')
    expect(await runProcess('reconcile-one', [day], world.appUrl, failpoint)).toEqual({ signal: 'SIGKILL', output: '' })
    expect(await lastRunOf(day)).toMatchObject({ state: 'running', result: null })
    expect(await world.owner`select from reconciliation_differences where day = ${day}`).toHaveLength(0)
    const run = await lastRunOf(day)
    expect(await reconcileDay(day)).toMatchObject({ ok: true, result: { lines: 2, matched: 1, differences: 1 } })
    expect(await lastRunOf(day)).toMatchObject({ id: run?.id, state: 'done' })
    expect(await world.owner`select from reconciliation_bills where day = ${day}`).toHaveLength(1)
  },
)
