import type { APIRequestContext } from '@playwright/test'
import { ownerDatabase } from '@/e2e/support/database'
import { askAgain, settle } from './ask-again'
import { type Deed, prepareDeeds, promiseOf } from './deeds'
import type { Round, Victim } from './plan'
import type { Product } from './product'
import type { Promised } from './promise'
import { until } from './until'
import { findViolations, type Violation } from './violations'

export type Told = { promised: Promised[]; before: number; violations: Violation[] }

/**
 * One round: everybody up to the step, one process armed, all at once, the kill; then everything up again, whoever got no answer asks
 * again, and what is under way comes to its end. Answers what was promised, how many had been told so before anything was repaired, and
 * what was lost or half then.
 */
export async function runRound(product: Product, cashier: APIRequestContext, round: Round): Promise<Told> {
  const { database } = product
  let deeds: Deed[] = []
  // After the round before, a connection that died then may still cost somebody an answer.
  await until('everybody stands before the step', async () => {
    deeds = await prepareDeeds(round.work, round.candidates, cashier)
    return true
  })
  const killed = await arm(product, round)
  const asked = Promise.all(deeds.map((deed) => deed.ask()))
  await until(`${round.failpoint} kills ${round.victim}`, killed)
  if (round.victim === 'postmaster') await database.revive()
  const told = await asked
  await product.isReady()
  if (round.victim !== 'self') await product.isSteady()
  const acknowledged = deeds.filter((_, index) => told[index])
  const violations = await findViolations(ownerDatabase(), acknowledged.map(promiseOf), 'now')
  await Promise.all(deeds.filter((_, index) => !told[index]).map(askAgain))
  await settle()
  return { promised: deeds.map(promiseOf), before: acknowledged.length, violations }
}

/** Starts the process that passes the failpoint anew, armed against the victim; answers whether the victim is dead by now. */
async function arm(product: Product, { work, failpoint, victim, passing }: Round): Promise<() => Promise<boolean>> {
  const { database } = product
  const supervised = work === 'job' ? product.worker : product.web
  const pid = await pidOf(product, victim)
  const { killed } = await supervised.rearm({
    ZHUNKAO_FAILPOINT: failpoint,
    ZHUNKAO_FAILPOINT_PASSING: String(passing),
    ...(pid === null ? {} : { ZHUNKAO_FAILPOINT_VICTIM: String(pid) }),
  })
  await product.isReady()
  let dead = false
  const note = () => {
    dead = true
  }
  if (victim === 'self') killed.then(note)
  if (victim === 'postmaster') database.died().then(note)
  if (victim !== 'walwriter') return async () => dead
  return async () => (await pidOf({ database }, victim).catch(() => pid)) !== pid
}

async function pidOf({ database }: Pick<Product, 'database'>, victim: Victim): Promise<number | null> {
  if (victim === 'self') return null
  if (victim === 'postmaster') return database.postmaster()
  const [row] = await ownerDatabase()<{ pid: number }[]>`select pid from pg_stat_activity where backend_type = 'walwriter'`
  if (!row) throw new Error('the database has no walwriter now')
  return row.pid
}
