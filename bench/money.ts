import postgres, { type Sql } from 'postgres'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { signedHeaders } from '@/lib/gateway/signature'
import { receiveCallback } from '@/lib/payment/receive-callback'
import { transition } from '@/lib/workflow/transition'
import type { Finding } from './findings'
import { recordStatements, type Unit } from './record-statements'
import { replayStatements } from './replay-statements'
import { type BenchCandidate, seedCandidates } from './seed-candidates'
import type { Stack } from './stack'
import { median, percentile, ratios } from './statistics'

const atOnce = 200
const rounds = 7
const paidAt = '2020-08-15T10:00:30+08:00'

type Order = { id: string; number: string }
type Way = {
  confirm: (one: BenchCandidate) => Promise<void>
  callback: (one: BenchCandidate, order: Order) => Promise<void>
}
type Round = { perSecond: number; cpuMs: number; confirmMs: number[]; callbackMs: number[] }

/** confirm, then pay callback, of 200 candidates at once: by the product, and by a script that only sends the same SQL. */
export async function measureMoney(stack: Stack): Promise<Finding[]> {
  const owner = postgres(stack.ownerUrl, { max: 1, onnotice: () => {} })
  const bare = bareClient(stack.appUrl)
  try {
    const replay = await replayOf(stack, owner, bare)
    const ways: Record<string, Way> = { product, prepared: replay(true), unprepared: replay(false) }
    const found: Record<string, Round[]> = { product: [], prepared: [], unprepared: [] }
    // The first round of each warms up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, way] of Object.entries(ways)) {
        stack.signal.throwIfAborted()
        const people = await seedCandidates(stack.ownerUrl, { name: `money-${name}-${round}-`, count: atOnce, state: 'draft' })
        const measured = await runRound(owner, people, way)
        if (round > 0) found[name]?.push(measured)
      }
    }
    return findingsOf(found)
  } finally {
    await Promise.all([owner.end(), bare.end()])
  }
}

const product: Way = {
  async confirm({ viewer, caseId }) {
    const outcome = await transition(viewer, caseId, 'confirm')
    if (!outcome.ok) throw new Error(outcome.message)
  },
  async callback(one, order) {
    const { id: merchant, secret } = payMerchant()
    const money = { channel: 'wechat', transactionNumber: transactionOf(one), amountFen: 6600, paidAt }
    const body = Buffer.from(JSON.stringify({ merchant, status: 'paid', orderNumber: order.number, ...money }))
    const { status, verdict } = await receiveCallback(body, new Headers(signedHeaders(secret, body)))
    if (status !== 200 || verdict !== 'settles') throw new Error(`the callback was ${verdict}`)
  },
}

/** Records one candidate's confirm and callback; answers the way that sends the same for others. */
async function replayOf(stack: Stack, owner: Sql, bare: Sql) {
  const [model, other] = await seedCandidates(stack.ownerUrl, { name: 'money-model-', count: 2, state: 'draft' })
  if (!model || !other) throw new Error('nobody was seeded')
  const confirm = await recordStatements(
    stack.appUrl,
    () => product.confirm(other),
    () => product.confirm(model),
  )
  const [modelOrder, otherOrder] = [await orderOf(owner, model), await orderOf(owner, other)]
  const callback = await recordStatements(
    stack.appUrl,
    () => product.callback(other, otherOrder),
    () => product.callback(model, modelOrder),
  )
  console.log(`recorded: ${counted('confirm', confirm)}; ${counted('callback', callback)}`)
  const people = (one: BenchCandidate): [string, string][] => [
    [model.caseId, one.caseId],
    [model.viewer.personId, one.viewer.personId],
    [model.viewer.accountId, one.viewer.accountId],
    [transactionOf(model), transactionOf(one)],
  ]
  return (prepare: boolean): Way => ({
    confirm: (one) => replayStatements(bare, confirm, new Map(people(one)), prepare),
    callback: (one, order) => {
      const names = new Map([...people(one), [modelOrder.id, order.id] as const, [modelOrder.number, order.number] as const])
      return replayStatements(bare, callback, names, prepare)
    },
  })
}

async function runRound(owner: Sql, people: readonly BenchCandidate[], way: Way): Promise<Round> {
  const confirm = await allAtOnce(people, way.confirm)
  const orders = new Map<string, Order>()
  for (const one of people) orders.set(one.caseId, await orderOf(owner, one))
  const callback = await allAtOnce(people, (one) => way.callback(one, orders.get(one.caseId) ?? { id: '', number: '' }))
  const [paid] = await owner`
    select count(*)::int as n from cases c join orders o on o.case_id = c.id join payments p on p.order_id = o.id and p.standing = 'settles'
    where c.state = 'paid' and c.event_count = 2 and c.id = any(${people.map((one) => one.caseId)})`
  if (paid?.n !== people.length) throw new Error(`${paid?.n} of ${people.length} are paid`)
  const perSecond = (2 * people.length * 1000) / (confirm.totalMs + callback.totalMs)
  const cpuMs = (confirm.cpuMs + callback.cpuMs) / (2 * people.length)
  return { perSecond, cpuMs, confirmMs: confirm.each, callbackMs: callback.each }
}

async function allAtOnce(people: readonly BenchCandidate[], act: (one: BenchCandidate) => Promise<unknown>) {
  const from = performance.now()
  const cpu = process.cpuUsage()
  const each = await Promise.all(
    people.map(async (one) => {
      await act(one)
      return performance.now() - from
    }),
  )
  const { user, system } = process.cpuUsage(cpu)
  return { totalMs: performance.now() - from, cpuMs: (user + system) / 1000, each }
}

function findingsOf({ product = [], prepared = [], unprepared = [] }: Record<string, Round[]>): Finding[] {
  const speeds = (all: readonly Round[]) => all.map((round) => round.perSecond)
  const cpu = (all: readonly Round[]) => median(all.map((round) => round.cpuMs)).toFixed(2)
  const ratio = (what: string, under: readonly Round[], goal?: Finding['goal']): Finding => {
    const each = ratios(speeds(product), speeds(under))
    const range = `${Math.min(...each).toFixed(2)}–${Math.max(...each).toFixed(2)}`
    const from = `${median(speeds(product)).toFixed(0)} : ${median(speeds(under)).toFixed(0)} transactions/s, rounds ${range}, CPU/transaction ${cpu(product)} : ${cpu(under)} ms`
    return { requirement: 'Q-51', what, found: median(each), unit: '×', from, ...(goal ? { goal } : {}) }
  }
  const latency = (what: string, series: 'confirmMs' | 'callbackMs'): Finding => {
    const of = (all: readonly Round[], share: number) => median(all.map((round) => percentile(round[series], share)))
    const from = `p50 ${of(product, 0.5).toFixed(0)} ms; bare p50 ${of(prepared, 0.5).toFixed(0)}, p99 ${of(prepared, 0.99).toFixed(0)} ms; ${atOnce} at once, ${rounds} rounds`
    return { requirement: 'Q-51', what, found: of(product, 0.99), unit: 'ms', goal: { atMost: 300 }, from }
  }
  return [
    ratio('confirm + callback : same SQL, prepared', prepared, { atLeast: 0.5 }),
    ratio('confirm + callback : same SQL, sent as drizzle sends it', unprepared),
    latency('confirm p99', 'confirmMs'),
    latency('callback p99', 'callbackMs'),
  ]
}

async function orderOf(owner: Sql, { caseId }: BenchCandidate): Promise<Order> {
  const [order] = await owner<Order[]>`select id, number from orders where case_id = ${caseId}`
  if (!order) throw new Error('no order was opened')
  return order
}

function counted(name: string, units: readonly Unit[]) {
  const statements = units.flatMap((unit) => unit.steps.flat()).length
  const trips = units.reduce((sum, { transaction, steps }) => sum + steps.length + (transaction ? 2 : 0), 0)
  return `${name} ${statements} statements in ${trips} round trips, begin and commit included`
}

const transactionOf = ({ caseId }: BenchCandidate) => `T${caseId.replaceAll('-', '')}`

function bareClient(appUrl: string) {
  const sql = postgres(appUrl, {
    max: Number(process.env.DATABASE_CONNECTIONS ?? 20),
    onnotice: () => {},
    connection: { role: 'zhunkao_app', TimeZone: 'Asia/Shanghai' } as Record<string, string>,
  })
  // Recorded parameters are already the text that goes over the wire.
  for (const json of [114, 3802]) sql.options.serializers[json] = (text) => text
  return sql
}
