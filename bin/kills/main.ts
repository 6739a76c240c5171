// npm run nightly: kills web server, worker and database at named failpoints, and looks whether anything was lost or is half.
import { parseArgs } from 'node:util'
import { closeDatabase } from '@/db/client'
import { requestsAs } from '@/e2e/support/actors'
import { ownerDatabase } from '@/e2e/support/database'
import { planRounds } from './plan'
import { openProduct, type Stops, settleHere } from './product'
import type { Promised } from './promise'
import { runRound } from './round'
import { killUnderRun } from './supervision'
import { findViolations, type Violation } from './violations'

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } })
const rounds = Number(values.rounds ?? 200)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const leaving = new AbortController()
const stops: Stops = []

// The driver writes to the socket that a killed database has closed, out of nobody's call.
process.on('uncaughtException', (error) => console.error(error))
await main()

async function main() {
  let code = 0
  try {
    code = (await Promise.race([kill(), toldToStop()])) === 0 ? 0 : 1
  } catch (error) {
    code = 1
    console.error(error)
  }
  if (code !== 0) console.error(`The same rounds again: npm run nightly -- --rounds ${rounds} --seed ${seed}`)
  leaving.abort()
  for (const stop of stops.reverse()) await stop().catch((error) => console.error(error))
  process.exit(code)
}

/** Answers how many rounds left something behind that must not be. */
async function kill(): Promise<number> {
  console.log(`${rounds} rounds, seed ${seed}`)
  const settings = await settleHere(stops)
  stops.push(closeDatabase)
  const promised: Promised[] = await killUnderRun(settings, leaving.signal)
  const product = await openProduct(settings, stops, leaving.signal)
  let broken = report(
    'web server and worker killed under bin/run.ts',
    await findViolations(ownerDatabase(), promised, 'in the end'),
  )
  const cashier = await requestsAs('cashier')
  let before = 0
  for (const [index, round] of planRounds(seed, rounds).entries()) {
    leaving.signal.throwIfAborted()
    const from = performance.now()
    const told = await runRound(product, cashier, round)
    promised.push(...told.promised)
    before += told.before
    const { failpoint, victim, candidates, passing } = round
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    const title = `${index + 1} ${failpoint} kills ${victim} at ${passing} of ${candidates}: ${told.before} acknowledged before, ${seconds} s`
    broken += report(title, [...told.violations, ...(await findViolations(ownerDatabase(), promised, 'in the end'))])
  }
  console.log(
    `${rounds} rounds, ${promised.length} steps, ${before} acknowledged before the repair: ${broken} left something lost or half`,
  )
  return broken
}

function report(title: string, violations: readonly Violation[]): number {
  console.log(`${violations.length === 0 ? '✓' : '✗'} ${title}`)
  for (const { invariant, found } of violations)
    console.log(`    ${invariant}: ${found.slice(0, 5).join(' ')}${found.length > 5 ? ' …' : ''}`)
  return Number(violations.length > 0)
}

function toldToStop() {
  return new Promise<number>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        leaving.abort()
        settle(1)
      })
    }
  })
}
