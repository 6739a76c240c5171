import { setTimeout as pause } from 'node:timers/promises'
import { listExamJournals } from '@/db/queries/journal'
import type { Viewer } from '@/lib/access/viewer'
import { isoDay } from '@/lib/clock/format'
import { reconcileDay } from '@/lib/reconciliation/reconcile-day'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { verifyAllChains } from '@/lib/workflow/verify-chain'
import { cpuMsOf } from '../cpu-time'
import type { Finding } from '../findings'
import type { Stack } from '../stack'
import { percentile } from '../statistics'
import { peakRate, planArrivals } from './arrivals'
import type { Timed } from './client'
import { closeAt, draftMany, type Ground, openGround } from './ground'
import { confirmNow, type Drafted, type Site, takePart } from './journey'
import { findLosses, type Hour } from './losses'

const candidates = Number(process.env.BENCH_LAST_HOUR_CANDIDATES ?? 20_000)
const secondsAsked = Number(process.env.BENCH_LAST_HOUR_SECONDS ?? 0)
const seed = Number(process.env.BENCH_SEED ?? 5)
const requirement = 'E-08'
/** With fewer the hour is only tried out, and no rate looked for. */
const crowdLeast = 1_000
/** Who has the summary open and confirms within so many milliseconds of the deadline, on either side. */
const hurriedMs = 200
const hurried = Math.min(200, Math.max(20, Math.ceil(candidates / 100)))
/** Candidates a second, for so many seconds each; held: of every hundred requests one took longer than a second at most. */
const steps = [2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 26, 33, 42]
const stepSeconds = 15
const heldMs = 1_000

/**
 * The last hour of registration (E-08, Q-02): how many candidates a second one web server holds; then so many of them whose rate rises
 * fourfold towards a real deadline, some of them late by milliseconds; then everything that may have been lost. What is lost fails the bench.
 */
export async function measureLastHour(stack: Stack): Promise<Finding[]> {
  const ground = await openGround(stack, seed)
  try {
    const held = candidates < crowdLeast ? null : await findHighestRate(ground, stack.signal)
    const seconds = secondsAsked || Math.min(3600, Math.max(300, Math.ceil(peakRate({ candidates, seconds: 1 }) / (held ?? 1))))
    const hour = await runHour(ground, seconds, stack.signal)
    const lost = await lookForLosses(ground, hour)
    for (const { what, found } of lost) console.log(`Lost: ${what}: ${found.length}\n  ${found.slice(0, 5).join('\n  ')}`)
    return [...(held === null ? [] : [rateHeld(held)]), ...findingsOf(hour, seconds, lost)]
  } finally {
    await ground.close()
  }
}

/** Raises the rate step by step until one is not held; answers the last that was. */
async function findHighestRate(ground: Ground, signal: AbortSignal): Promise<number> {
  // Nobody's deadline meanwhile.
  await closeAt(ground, new Date('2020-08-24T17:00:00+08:00'))
  let held = 0
  for (const rate of steps) {
    signal.throwIfAborted()
    const people = await draftMany(ground, `step-${rate}-`, rate * stepSeconds)
    const site = await ground.site(500)
    const arriving = people.map((_, nth) => (nth * 1000) / rate)
    await allArrive(people, arriving, (one) => takePart(site, one), signal)
    site.client.close()
    const p99 = percentile(millisecondsOf(site.client.timed), 0.99)
    console.log(`${rate} candidates a second: p99 ${p99.toFixed(0)} ms of ${site.client.timed.length} requests`)
    if (p99 > heldMs) break
    held = rate
  }
  return held
}

export type RunHour = Hour & { site: Site; arrived: number; sawPaid: number; cpuMs: number | null; tookMs: number }

async function runHour(ground: Ground, seconds: number, signal: AbortSignal): Promise<RunHour> {
  console.log(
    `Seeding ${candidates} candidates; ${seconds} s, at the end ${peakRate({ candidates, seconds }).toFixed(1)} a second …`,
  )
  const people = await draftMany(ground, 'hour-', candidates)
  const site = await ground.site(1_000)
  const begins = performance.now() + 1_000
  const deadline = new Date(Math.round(site.clock.latest(begins + seconds * 1000)))
  await closeAt(ground, deadline)
  const last = people.slice(0, hurried)
  const crowd = people.slice(hurried)
  const arrivals = planArrivals({ candidates: crowd.length, seconds, seed })
  const lastArrivals = last.map((_, nth) => seconds * 1000 + ((nth + 0.5) / hurried - 0.5) * 2 * hurriedMs)
  const cpu = cpuMsOf(ground.port)
  await pause(begins - performance.now())
  const [seen] = await Promise.all([
    allArrive(crowd, arrivals, (one) => takePart(site, one), signal),
    allArrive(last, lastArrivals, (one) => confirmNow(site, one), signal),
  ])
  site.client.close()
  const after = cpuMsOf(ground.port)
  return {
    ...{ deadline, told: site.told, paid: ground.payments.paid, site, arrived: people.length },
    sawPaid: seen.filter(Boolean).length,
    cpuMs: cpu === null || after === null ? null : after - cpu,
    tookMs: performance.now() - begins,
  }
}

/** Each at their moment, whether or not those before are done. */
function allArrive<T>(
  people: readonly Drafted[],
  arrivals: readonly number[],
  act: (one: Drafted) => Promise<T>,
  signal: AbortSignal,
) {
  const from = performance.now()
  return Promise.all(
    people.map(async (one, nth) => {
      await pause(Math.max(0, (arrivals[nth] ?? 0) - (performance.now() - from)), undefined, { signal })
      return act(one)
    }),
  )
}

/** The clock moves past the sweep's patience, the sweep fires, the days are reconciled; then every promise is looked after. */
async function lookForLosses({ owner }: Ground, hour: RunHour) {
  await owner`update clock_shift set shift = shift + interval '2 minutes'`
  const stuck: string[] = []
  await sweepDue((caseId, error) => stuck.push(`${caseId} ${error}`))
  const days = [...new Set(hour.paid.map(({ paidAt }) => isoDay(paidAt)))]
  const differing: string[] = []
  for (const day of days) {
    const run = await reconcileDay(day)
    if (!run.ok || run.result.differences > 0 || run.result.ledgerPaidFen !== run.result.billPaidFen)
      differing.push(JSON.stringify(run))
  }
  const unexplained = (await listExamJournals(cashier)).filter((one) => one.cameFen !== one.wentFen + one.keptFen + one.owedFen)
  const { found } = await verifyAllChains()
  // How a draft was opened was not written down for those who were seeded.
  const tampered = found.filter(({ seq, what }) => !(seq === 1 && what === 'the event does not start where the one before ended'))
  return [
    ...(await findLosses(owner, hour)),
    { what: 'every deadline fires', found: stuck },
    { what: 'ledger and bill agree', found: differing },
    { what: 'the journal explains every cent', found: unexplained.map((one) => JSON.stringify(one)) },
    { what: 'every history verifies', found: tampered.map((one) => JSON.stringify(one)) },
  ].filter(({ found }) => found.length > 0)
}

const cashier: Viewer = {
  ...{ accountId: '00000000-0000-4000-8000-000000000000', kind: 'staff', name: 'bench', personId: null, unitId: null },
  roles: [{ role: 'cashier', scope: '*' }],
}

function rateHeld(found: number): Finding {
  return {
    ...{ requirement, what: 'candidates a second that are held', found, unit: '/s' },
    from: `all requests' p99 within ${heldMs} ms; steps of ${stepSeconds} s; an hour of 20,000 comes to ${peakRate({ candidates: 20_000, seconds: 3600 }).toFixed(1)} at its end`,
  }
}

function findingsOf(hour: RunHour, seconds: number, lost: readonly { what: string; found: string[] }[]): Finding[] {
  const { site, told, paid, cpuMs, tookMs, arrived, sawPaid } = hour
  const answered = (answer: string) => told.filter((one) => one.answer === answer).length
  const undecided = told.filter((one) => one.sentAt < hour.deadline.getTime() && one.answeredAt >= hour.deadline.getTime()).length
  const words = `${answered('accepted')} confirmations accepted, ${answered('closed')} too late, ${undecided} under way at the deadline`
  const peak = peakRate({ candidates, seconds }).toFixed(1)
  const timed = Map.groupBy(site.client.timed, ({ kind }) => kind)
  return [
    {
      ...{
        requirement,
        what: 'lost, late, doubled or unexplained',
        found: lost.length,
        unit: '',
        goal: { atMost: 0 },
        isPromise: true,
      },
      from:
        lost.length > 0
          ? lost.map(({ what, found }) => `${what} (${found.length})`).join('; ')
          : `${words}; ${paid.length} payments`,
    },
    {
      ...{ requirement, what: 'confirmations refused otherwise or not answered', unit: '' },
      ...{ found: answered('refused') + answered('none'), goal: { atMost: 0 } },
      from: `${arrived} candidates in ${seconds} s, ${peak} a second at the end; ${sawPaid} saw 已缴费`,
    },
    ...[...timed].map(([kind, all]) => latency(kind, all)),
    ...(cpuMs === null ? [] : [cpuOf(cpuMs, tookMs, arrived)]),
  ]
}

function latency(kind: string, all: readonly Timed[]): Finding {
  const each = millisecondsOf(all)
  const errors = all.filter(({ status }) => status === 0 || status >= 500).length
  const from = `p50 ${percentile(each, 0.5).toFixed(0)} ms, slowest ${Math.max(...each).toFixed(0)}; ${each.length} requests, ${errors} errors`
  return { requirement, what: `p99 of ${kind}`, found: percentile(each, 0.99), unit: 'ms', from }
}

function cpuOf(cpuMs: number, tookMs: number, arrived: number): Finding {
  const from = `the web server ${((100 * cpuMs) / tookMs).toFixed(0)} % busy over ${(tookMs / 1000).toFixed(0)} s`
  return { requirement, what: "the web server's CPU for one candidate", found: cpuMs / arrived, unit: 'ms', from }
}

const millisecondsOf = (all: readonly Timed[]) => all.map(({ ms }) => ms)
