import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { connect } from './client'

let world: Awaited<ReturnType<typeof openTestDatabase>>

beforeAll(async () => {
  world = await openTestDatabase()
})
afterAll(() => world.close())

/** As many as the driver lets wait on a connection by itself. */
const pipeline = 100

test('Q-23 whatever waits on a connection, a transaction that begins behind it has the connection to itself', async () => {
  const pool = connect(world.appUrl, 2)
  // Both connections open.
  await Promise.all([pool.execute(sql`select pg_sleep(0.1)`), pool.execute(sql`select pg_sleep(0.1)`)])
  const numbers = new Set<string | undefined>()
  for (let waiting = pipeline - 2; waiting <= pipeline + 1; waiting += 1) {
    const reads = Array.from({ length: 2 * waiting }, async (_, n) =>
      pool.execute(n < 2 ? sql`select pg_sleep(0.1)` : sql`select 1`),
    )
    // On their way, and held up by the first of each connection.
    await setImmediate()
    const begun = Array.from({ length: 4 }, () =>
      pool.transaction((tx) => tx.execute<{ n: string }>(sql`select txid_current()::text as n`)),
    )
    for (const [row] of await Promise.all(begun)) numbers.add(row?.n)
    await Promise.all(reads)
  }
  expect(numbers.size).toBe(16)
  const [left] =
    await world.owner`select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`
  expect(left?.n).toBe(0)
  await pool.close()
})
