import { AsyncLocalStorage } from 'node:async_hooks'
import type { Sql, TransactionSql } from 'postgres'

type Work = (inner: TransactionSql) => unknown
/** A transaction that is open around the running code; `asked` is where that code last asked for the pool. */
type Around = { pool: Sql; open: boolean; asked?: Error }

const refusal = 'A query inside a transaction would take a second connection: hand the transaction on to it.'

/** What was refused, for the tests to find: some callers catch whatever fails. */
export const refused: Error[] = []

const around = new AsyncLocalStorage<Around>()

/**
 * The client of a pool that refuses whatever is asked of it from inside a transaction of its own. Such a query takes a second connection
 * while the first holds locks: with as many of them at once as there are connections, all wait for each other for good. It refuses
 * in tests and in development; production has the client as it is.
 */
export function oneConnection(pool: Sql): Sql {
  if (process.env.NODE_ENV === 'production') return pool
  return new Proxy(pool, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name === 'unsafe') {
        return (...given: unknown[]) => {
          refuseInside(target)
          return Reflect.apply(member, target, given)
        }
      }
      if (name !== 'begin') return member
      return async (...given: [...unknown[], Work]) => {
        refuseInside(target)
        const work = given.at(-1) as Work
        return Reflect.apply(member, target, [...given.slice(0, -1), (tx: TransactionSql) => inside(target, () => work(tx))])
      }
    },
  })
}

/** Keeps who asks for the pool from inside a transaction, so that the refusal of the query can name the place. */
export function noteAsking() {
  const found = around.getStore()
  if (found?.open) found.asked = new Error('The pool was last asked for here.')
}

function refuseInside(pool: Sql) {
  const found = around.getStore()
  if (!found?.open || found.pool !== pool) return
  const error = new Error(refusal, { cause: found.asked })
  refused.push(error)
  throw error
}

async function inside(pool: Sql, work: () => unknown) {
  const here: Around = { pool, open: true }
  try {
    return await around.run(here, work)
  } finally {
    here.open = false
  }
}
