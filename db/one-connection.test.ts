import { eq, exists, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { now } from '@/lib/clock/now'
import { apart, connect, db, type Queryable } from './client'
import { refused } from './one-connection'
import { cases } from './schema/case'

let world: Awaited<ReturnType<typeof openTestDatabase>>

beforeAll(async () => {
  world = await openTestDatabase()
})
afterEach(() => {
  vi.unstubAllEnvs()
  refused.length = 0
})
afterAll(() => world.close())

const ask = (on: Queryable) => on.execute<{ one: number }>(sql`select 1 as one`)
const refusal = 'A query inside a transaction would take a second connection: hand the transaction on to it.'

describe('Q-61 inside a transaction of the pool', () => {
  test('a query that goes to the pool is refused, and told with the place that asked for it', async () => {
    const told = await db()
      .transaction(async () => forgetful())
      .then(() => [])
      .catch(reasons)
    expect(told).toMatchObject([{ message: expect.stringContaining('business_now()') }, { message: refusal }, {}])
    expect(told.at(-1)?.stack).toContain('forgetful')
    // Where the caller had caught it, the end of the test would still fail of it (bin/test-connections.ts).
    expect(refused).toEqual([told[1]])

    async function forgetful() {
      return now()
    }
  })

  test('so is a second transaction, and whatever comes of a pool held in hand', async () => {
    const pool = db()
    await expect(pool.transaction(() => pool.transaction(ask))).rejects.toThrow(refusal)
    expect(await pool.transaction(() => ask(pool)).catch(reasons)).toMatchObject([{}, { message: refusal }])
  })

  test('the transaction itself answers, a savepoint in it and a query that the pool only helps to write', async () => {
    const answers = await db().transaction(async (tx) => {
      const open = db().select({ id: cases.id }).from(cases).where(eq(cases.kind, 'none'))
      return [await ask(tx), await tx.transaction(ask), await tx.select().from(cases).where(exists(open)), await now(tx)]
    })
    expect(answers).toMatchObject([[{ one: 1 }], [{ one: 1 }], [], expect.any(Date)])
  })

  test('what is apart from the pool answers, and so does another pool', async () => {
    const other = connect(world.appUrl, 1)
    const answers = await db().transaction(() => Promise.all([ask(apart('progress')), ask(other)]))
    expect(answers).toMatchObject([[{ one: 1 }], [{ one: 1 }]])
    await other.close()
  })

  test('what runs beside it or goes on after it may ask the pool, whether it was kept or not', async () => {
    const { promise: over, resolve: end } = Promise.withResolvers<void>()
    const left: Promise<unknown>[] = []
    await db().transaction(async (tx) => {
      left.push(over.then(() => ask(db())))
      await ask(tx)
    })
    const failed = db().transaction(async () => {
      left.push(over.then(() => ask(db())))
      throw new Error('undone')
    })
    await expect(Promise.all([failed, ask(db())])).rejects.toThrow('undone')
    end()
    expect(await Promise.all(left)).toMatchObject([[{ one: 1 }], [{ one: 1 }]])
  })

  test('control: in production nothing is refused, and where no connection is left the query waits for its own transaction', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const pool = connect(world.appUrl, 1)
    let isAnswered = false
    const waiting: Promise<unknown>[] = []
    await pool.transaction(async (tx) => {
      waiting.push(ask(pool).then(() => (isAnswered = true)))
      for (let n = 0; n < 20; n += 1) await ask(tx)
      expect(isAnswered).toBe(false)
    })
    expect(await Promise.all(waiting)).toEqual([true])
    await pool.close()
  })
})

/** An error and what caused it, one after the other. */
function reasons(error: unknown): Error[] {
  return error instanceof Error ? [error, ...reasons(error.cause)] : []
}
