import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { draftRegistration, openWorld, type World } from './fixtures/world'
import { businessOf } from './registry'
import { sweepDue } from './sweep-due'
import { verifyChain } from './verify-chain'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const stateOf = async (id: string) => (await world.owner`select state from cases where id = ${id}`)[0]?.state

const silent = (id: string, error: unknown) => {
  throw new Error(`${id}: ${error}`)
}

test('E-08 Q-02 the sweep starts a minute after the deadline, and abandons once', async () => {
  const { id } = await draftRegistration()
  await world.setClock('2026-06-01T00:00:50+08:00')
  expect(await sweepDue(silent)).toBe(0)
  expect(await stateOf(id)).toBe('draft')
  await world.setClock('2026-06-01T00:01:00+08:00')
  expect(await Promise.all([sweepDue(silent), sweepDue(() => {})]).then(([a, b]) => a + b)).toBeGreaterThanOrEqual(1)
  expect(await stateOf(id)).toBe('abandoned')
  expect(await world.owner`select from case_events where case_id = ${id} and name = 'abandon'`).toHaveLength(1)
  expect(await verifyChain(id)).toEqual([])
  expect(await sweepDue(silent)).toBe(0)
})

test('E-08 cases that cannot move are reported once each and stall nobody, more of them than a batch holds', async () => {
  const { abandon } = businessOf('exam-registration').effects
  const { id: bad } = await draftRegistration()
  const { id: good } = await draftRegistration()
  await world.owner`insert into cases (number, kind, state, entered_at, scope, about_type, about_id, due_at)
    select 'stuck-' || n, 'gone', 'open', now(), 'x', 'x', 'x', '2026-01-01' from generate_series(1, 600) n`
  businessOf('exam-registration').effects.abandon = async (work) => {
    if (work.head.id === bad) throw new Error('broken')
    await abandon?.(work)
  }
  await world.setClock('2026-06-01T00:02:00+08:00')
  const failed: string[] = []
  expect(await sweepDue((id) => failed.push(id))).toBe(1)
  businessOf('exam-registration').effects.abandon = abandon
  expect([await stateOf(good), await stateOf(bad)]).toEqual(['abandoned', 'draft'])
  expect(failed).toHaveLength(601)
  expect(new Set(failed).size).toBe(601)
  expect(failed).toContain(bad)
})
