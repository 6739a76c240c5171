import type { Sql } from 'postgres'
import type { Unit } from './record-statements'

/** Sends recorded statements again for somebody else: every occurrence of a recorded name in a parameter becomes the other's. */
export async function replayStatements(sql: Sql, units: readonly Unit[], names: ReadonlyMap<string, string>, prepare: boolean) {
  const send = (on: Pick<Sql, 'unsafe'>, step: Unit['steps'][number]) =>
    Promise.all(step.map(({ text, params }) => on.unsafe(text, renamed(params, names), { prepare })))
  for (const { transaction, steps } of units) {
    if (!transaction) for (const step of steps) await send(sql, step)
    else
      await sql.begin(async (tx) => {
        for (const step of steps) await send(tx, step)
      })
  }
}

function renamed(params: readonly unknown[], names: ReadonlyMap<string, string>) {
  return params.map((param) => {
    if (typeof param !== 'string') return param as null | number | boolean
    let text = param
    for (const [recorded, other] of names) if (text.includes(recorded)) text = text.replaceAll(recorded, other)
    return text
  })
}
