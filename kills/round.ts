import type { APIRequestContext } from '@playwright/test'
import { ownerDatabase } from '@/e2e/support/database'
import { askAgain, settle } from './ask-again'
import { prepareDeeds } from './deeds'
import type { Round, Victim } from './plan'
import type { Product } from './product'
import type { Promised } from './promise'
import { until } from './until'

export type Told = { promised: Promised[]; before: number }

/**
 * One round: everybody up to the step, one process armed, all at once, the kill; then everything up again, whoever got no answer asks
 * again, and what is under way comes to its end. Answers what was promised, and how many had been told so before anything was repaired.
 */
export async function runRound(product: Product, cashier: APIRequestContext, round: Round): Promise<Told> {
  const { database } = product
  const deeds = await prepareDeeds(round.work, round.candidates, cashier)
  const killed = await arm(product, round)
  const told = await Promise.all(deeds.map((deed) => deed.ask()))
  await until(`${round.failpoint} kills ${round.victim}`, killed)
  if (round.victim === 'postmaster') await database.revive()
  await product.isReady()
  await Promise.all(deeds.map((deed, index) => (told[index] ? null : askAgain(deed))))
  await settle()
  return { promised: deeds.map(({ ask: _, ...promised }) => promised), before: told.filter(Boolean).length }
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
