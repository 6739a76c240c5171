import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { now } from '@/lib/clock/now'
import { arrival } from './arrival'

beforeAll(async () => {
  const { close } = await openTestDatabase()
  for (let warm = 0; warm < 20; warm += 1) await arrival(performance.now())
  return close
})

test('Q-02 a request that waited is as old as it is, one that a busy process answered late is no younger', async () => {
  const before = (await now()).getTime()
  const since = performance.now()
  const asking = arrival(since)
  while (performance.now() - since < 300) JSON.parse('[1]')
  const arrived = (await asking).getTime()
  expect(arrived - before).toBeGreaterThanOrEqual(-1)
  expect(arrived).toBeLessThanOrEqual((await now()).getTime() - 299)
})

test('Q-01 Q-24 a moved business clock is followed at once, forwards and back', async () => {
  for (const days of [10, -3]) {
    await db().execute(sql`update clock_shift set shift = shift + make_interval(days => ${days})`)
    const arrived = (await arrival(performance.now())).getTime()
    expect(Math.abs(arrived - (await now()).getTime())).toBeLessThan(86_400_000)
  }
})

test('Q-02 nobody arrives later than the database’s own time', async () => {
  const arrived = await arrival(Number.POSITIVE_INFINITY)
  expect(arrived.getTime()).toBeLessThanOrEqual((await now()).getTime())
})
