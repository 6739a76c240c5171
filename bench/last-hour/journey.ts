import { setTimeout as pause } from 'node:timers/promises'
import { titleKnowledgeId } from '@/db/seed/exams'
import type { BenchCandidate } from '../seed-candidates'
import type { BusinessClock } from './business-clock'
import type { Answered, Client } from './client'
import type { PaymentService } from './payment-service'

const here = `/exams/${titleKnowledgeId}`
const paidSecondsMost = 120

/**
 * What the site said to one confirmation: it is done; registration is closed; something else; nothing. Sent no earlier and answered no later
 * than these instants of the business clock, in milliseconds.
 */
export type Told = { caseId: string; sentAt: number; answeredAt: number; answer: 'accepted' | 'closed' | 'refused' | 'none' }

export type Site = {
  client: Client
  clock: BusinessClock
  payments: PaymentService
  actions: Record<'autosaveAction' | 'confirmAction' | 'startPaymentAction', string>
  told: Told[]
  /** Numbers in [0, 1): what one does is chance, and the same every time. */
  random: () => number
  /** How long a candidate reads before the next step, on average. */
  readingMs: number
}
export type Drafted = Pick<BenchCandidate, 'caseId' | 'cookie'> & { version: number }

/** One candidate's last hour: the step, two autosaves, the summary, confirm, pay, and 已缴费 seen. Answers whether it was. */
export async function takePart(site: Site, who: Drafted): Promise<boolean> {
  const { client, actions } = site
  await client.ask('step page', `${here}/details`, who.cookie)
  let { version } = who
  for (let nth = 1; nth <= 2; nth += 1) {
    await read(site)
    const args = [who.caseId, 'details', version, { school: `深圳大学${nth}` }]
    const saved = await client.act('autosave', `${here}/details`, who.cookie, { id: actions.autosaveAction, args })
    version = Number(/"version":(\d+)/.exec(saved.body)?.[1] ?? version)
  }
  await read(site)
  await client.ask('confirm page', `${here}/confirm`, who.cookie)
  await read(site)
  return (await confirm(site, { ...who, version })) && pay(site, who)
}

/** Has had the summary open since long ago, and confirms now. */
export function confirmNow(site: Site, who: Drafted): Promise<boolean> {
  return confirm(site, who)
}

/** Confirms, one in twenty on two devices at once; keeps what was said. Answers whether one of them was accepted. */
async function confirm(site: Site, who: Drafted): Promise<boolean> {
  const form = { caseId: who.caseId, sessionId: titleKnowledgeId, version: String(who.version) }
  const once = async () => {
    const call = { id: site.actions.confirmAction, args: [null, '$K1'], form }
    const told = await site.client.act('confirm', `${here}/confirm`, who.cookie, call)
    const [sentAt, answeredAt] = [site.clock.earliest(told.sentAt), site.clock.latest(told.answeredAt)]
    const answer = answerOf(told)
    site.told.push({ caseId: who.caseId, sentAt, answeredAt, answer })
    return answer === 'accepted'
  }
  const devices = site.random() < 0.05 ? 2 : 1
  return (await Promise.all(Array.from({ length: devices }, once))).includes(true)
}

function answerOf({ status, headers, body }: Answered): Told['answer'] {
  if (status === 0) return 'none'
  if (String(headers['x-action-redirect'] ?? '').includes('/done')) return 'accepted'
  return /已于.{4,30}截止/.test(body) ? 'closed' : 'refused'
}

/** Pays, where the payment service was reached before the deadline; one in twenty is told of twice, one in twenty half a minute late. */
async function pay(site: Site, { caseId, cookie }: Drafted): Promise<boolean> {
  const { client, actions, payments, clock, random } = site
  await read(site)
  const page = await client.ask('pay page', `${here}/pay`, cookie)
  const orderNumber = /name="orderNumber" value="(\d+)"/.exec(page.body)?.[1]
  if (!orderNumber) return false
  const form = { orderNumber, sessionId: titleKnowledgeId, by: 'redirect' }
  const call = { id: actions.startPaymentAction, args: [null, '$K1'], form }
  const started = await client.act('start payment', `${here}/pay`, cookie, call)
  if (!String(started.headers['x-action-redirect'] ?? '').includes(payments.address)) return false
  await read(site)
  const paid = payments.pay(orderNumber, new Date(Math.floor(clock.latest(performance.now()))))
  const luck = random()
  if (luck < 0.05) await pause(30 * site.readingMs)
  await payments.tell(client, paid, luck > 0.95 ? 2 : 1)
  return seesPaid(site, { caseId, cookie })
}

/** Looks every second, as the page does. */
async function seesPaid({ client, readingMs }: Site, { caseId, cookie }: Pick<Drafted, 'caseId' | 'cookie'>): Promise<boolean> {
  for (let looks = 0; looks < paidSecondsMost; looks += 1) {
    const seen = await client.ask('status', '/api/status', cookie)
    const standing = seen.status === 200 ? (JSON.parse(seen.body) as { registrations: { id: string; state: string }[] }) : null
    const state = standing?.registrations.find((one) => one.id === caseId)?.state
    if (state === 'paid') return true
    if (state === 'abandoned') return false
    await pause(readingMs)
  }
  return false
}

function read({ random, readingMs }: Site) {
  return pause(-Math.log(1 - random()) * readingMs)
}
