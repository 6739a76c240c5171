// The only place that holds a bill against the ledger (E-24).
import { db } from '@/db/client'
import { compareBill } from '@/db/queries/compare-bill'
import {
  beginRun,
  countOwnLines,
  endRun,
  findBill,
  insertBill,
  insertBillLines,
  lockRunning,
  type Run,
} from '@/db/queries/reconciliation'
import type { RunResult } from '@/db/schema/reconciliation'
import { now } from '@/lib/clock/now'
import { sha256 } from '@/lib/crypto/canonical'
import { failpoint } from '@/lib/failpoint/failpoint'
import { payGateway } from '@/lib/gateway/pay/http'
import { readBill, UnreadableBill } from './read-bill'
import type { ReconcileFailure } from './reconcile-failures'

export type Reconciled = { ok: true; result: RunResult } | { ok: false; failure: ReconcileFailure }

/**
 * Reconciles one day (`2020-08-20`) as a run of its own, or continues the one that did not come to its end: fetches the bill, stores its
 * lines (the same bytes once), and stores what differs from the ledger. May be run any number of times and by several at once: the same
 * bill and ledger are the same differences. What fails is written down with its reason; anything unexpected throws, and the next run goes on.
 */
export async function reconcileDay(day: string, startedBy: string | null = null): Promise<Reconciled> {
  return carryOut(await beginRun({ day, startedBy, startedAt: await now() }))
}

async function carryOut(run: Run): Promise<Reconciled> {
  const answer = await payGateway().bill(run.day)
  if (!answer.ok) return fail(run, answer.failure)
  const stored = await store(run.day, answer.bytes)
  if (!stored.ok) return fail(run, stored.failure, stored.problems)
  failpoint('bill-stored')
  return db().transaction(async (tx) => {
    const at = await now(tx)
    // Two at once find the same; the one that comes second leaves what the first has counted.
    const running = await lockRunning(tx, run.id)
    const result = await compareBill(tx, { id: run.id, day: run.day, billId: stored.billId, at })
    if (running) await endRun(tx, run.id, { state: 'done', billId: stored.billId, result, finishedAt: at })
    failpoint('reconciled-before-commit')
    return { ok: true, result }
  })
}

async function fail(run: Run, failure: ReconcileFailure, problems: readonly string[] = []): Promise<Reconciled> {
  await endRun(db(), run.id, { state: 'failed', failure, problems: [...problems], finishedAt: await now() })
  return { ok: false, failure }
}

type Stored = { ok: true; billId: string } | { ok: false; failure: 'bad-bill' | 'other-day'; problems?: readonly string[] }

/** The bill with all of its lines, or nothing of it. */
async function store(day: string, bytes: Buffer): Promise<Stored> {
  const hash = sha256(bytes)
  const known = await findBill(day, hash)
  if (known) return { ok: true, billId: known }
  try {
    return await db().transaction(async (tx) => {
      const billId = await insertBill(tx, { day, hash, receivedAt: await now(tx) })
      // Another process had it in hand, and has committed.
      if (!billId) return { ok: true, billId: (await findBill(day, hash, tx)) ?? '' }
      for await (const lines of readBill(bytes)) await insertBillLines(tx, billId, lines)
      const { own, lines } = await countOwnLines(tx, billId)
      if (lines > 0 && own === 0) throw new OtherDay()
      return { ok: true, billId }
    })
  } catch (error) {
    if (error instanceof UnreadableBill) return { ok: false, failure: 'bad-bill', problems: error.problems }
    if (error instanceof OtherDay) return { ok: false, failure: 'other-day' }
    throw error
  }
}

/** The service sent the bill of another day. */
class OtherDay extends Error {}
