import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { closeDatabase } from '@/db/client'

export type Statement = { text: string; params: readonly unknown[] }

/** Statements that go to the database together, one or more at once; several of them, in one transaction or by themselves. */
export type Unit = { transaction: boolean; steps: Statement[][] }

/**
 * Runs `work` with every statement of the product written down: text, parameters, transactions, and what is sent without waiting for an
 * answer. `warm` goes first and is not written down: what the product keeps in memory is then there, as it is for all but the first.
 */
export async function recordStatements(appUrl: string, warm: () => Promise<void>, work: () => Promise<void>): Promise<Unit[]> {
  await closeDatabase()
  const units: Unit[] = []
  let open: Unit | undefined
  let turn = 0
  let lastTurn = -1
  const sql = postgres(appUrl, {
    max: 1,
    connection: { role: 'zhunkao_app', TimeZone: 'Asia/Shanghai' } as Record<string, string>,
    debug: (_, text) => {
      if (/^begin\b/.test(text)) {
        open = { transaction: true, steps: [] }
        units.push(open)
      }
      if (/^(commit|rollback)\b/.test(text)) open = undefined
    },
  })
  const logQuery = (text: string, params: unknown[]) => {
    const unit = open ?? { transaction: false, steps: [] }
    if (!open) units.push(unit)
    const together = turn === lastTurn ? unit.steps.at(-1) : undefined
    if (together) together.push({ text, params })
    else unit.steps.push([{ text, params }])
    lastTurn = turn
    // An answer of the database can only come in a later turn of the event loop.
    setImmediate(() => {
      turn += 1
    })
  }
  const held = globalThis as { zhunkaoDatabase?: unknown }
  held.zhunkaoDatabase = Object.assign(drizzle(sql, { logger: { logQuery } }), { close: () => sql.end() })
  await warm()
  units.length = 0
  await work()
  await closeDatabase()
  return units
}
