// The only place that opens connections. Every connection runs as role zhunkao_app, which owns nothing and cannot rewrite history.
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { noteAsking, oneConnection } from './one-connection'
import { prepared } from './prepared'
import * as account from './schema/account'
import * as audit from './schema/audit'
import * as cases from './schema/case'
import * as clock from './schema/clock'
import * as exam from './schema/exam'
import * as examChange from './schema/exam-change'
import * as face from './schema/face'
import * as flow from './schema/flow'
import * as message from './schema/message'
import * as payment from './schema/payment'
import * as position from './schema/position'
import * as print from './schema/print'
import * as qrTicket from './schema/qr-ticket'
import * as reconciliation from './schema/reconciliation'
import * as run from './schema/run'
import * as sandbox from './schema/sandbox'
import * as score from './schema/score'
import * as seating from './schema/seating'
import * as securityQuestion from './schema/security-question'
import * as staff from './schema/staff'
import * as tally from './schema/tally'
import * as unit from './schema/unit'

const schema = {
  ...account,
  ...audit,
  ...cases,
  ...clock,
  ...exam,
  ...examChange,
  ...flow,
  ...face,
  ...message,
  ...payment,
  ...position,
  ...print,
  ...qrTicket,
  ...reconciliation,
  ...run,
  ...sandbox,
  ...seating,
  ...score,
  ...securityQuestion,
  ...staff,
  ...tally,
  ...unit,
}

// A connection that dies with something to write is never flushed again by the driver (porsager/postgres#1154), so that every request on it
// waits for its timeout after the database came back; a greeting of more than its 1,024 bytes is sent past that.
const blank = ' '.repeat(1024)

// At its limit of queries that wait on a connection the driver sends a `begin` without reserving the connection for it (porsager/postgres#1189):
// the transaction fails, stays open, and whatever comes next on that connection is never committed. So there is no limit to reach.
const withoutLimit = { max_pipeline: 2 ** 30 }

/** A pool on the database of `url`: the product has one, by db(); measurements look at several. */
export function connect(url: string, connections = Number(process.env.DATABASE_CONNECTIONS ?? 20)) {
  const sql = postgres(url, {
    max: connections,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    ...withoutLimit,
    connection: {
      application_name: 'zhunkao',
      role: 'zhunkao_app',
      TimeZone: 'Asia/Shanghai',
      options: blank,
    } as Record<string, string>,
  })
  return Object.assign(drizzle(prepared(oneConnection(sql)), { schema }), { close: () => sql.end({ timeout: 5 }) })
}

export type Database = ReturnType<typeof connect>
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Anything that queries: the pool or a transaction. */
export type Queryable = Database | Tx

const held = globalThis as { zhunkaoDatabase?: Database; zhunkaoApart?: Map<Apart, Database> }

/** The pool of this process, opened at the first use; survives hot reloads. */
export function db(): Database {
  noteAsking()
  held.zhunkaoDatabase ??= connect(databaseUrl())
  return held.zhunkaoDatabase
}

type Apart = 'delivery' | 'progress'

/**
 * A connection of its own beside the pool, for the little that is done while a transaction is open and cannot be part of it. Nobody waits
 * in a circle as long as who has one waits in this order only: `delivery` may wait for the pool, the pool for `progress`.
 */
export function apart(what: Apart): Database {
  held.zhunkaoApart ??= new Map()
  const opened = held.zhunkaoApart.get(what) ?? connect(databaseUrl(), 1)
  held.zhunkaoApart.set(what, opened)
  return opened
}

function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: start the product with `npm start`, which sets it.')
  return url
}

/** Closes the pool and what is beside it: at shutdown, and between tests. */
export async function closeDatabase() {
  await Promise.all([held.zhunkaoDatabase, ...(held.zhunkaoApart?.values() ?? [])].map((pool) => pool?.close()))
  held.zhunkaoDatabase = undefined
  held.zhunkaoApart = undefined
}
