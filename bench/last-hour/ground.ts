// What the last hour stands on: a database of its own, one web server on it, a payment service, and candidates who have filled in everything.
import postgres, { type Sql } from 'postgres'
import { migrate } from '@/bin/database'
import { closeDatabase } from '@/db/client'
import { titleKnowledgeId } from '@/db/seed/exams'
import { seedDemo } from '@/db/seed/seed'
import { builtActions } from '@/e2e/support/built'
import { settings } from '@/lib/config/settings'
import { type BenchCandidate, seedCandidates } from '../seed-candidates'
import type { Stack } from '../stack'
import { randomFrom } from './arrivals'
import { type BusinessClock, readBusinessClock } from './business-clock'
import { openClient } from './client'
import type { Drafted, Site } from './journey'
import { type BillLine, startPaymentService } from './payment-service'

export type Ground = Awaited<ReturnType<typeof openGround>>

const database = 'last_hour'

/** `seed`: of everything that is chance. */
export async function openGround(stack: Stack, seed: number) {
  const [ownerUrl, appUrl] = [withDatabase(stack.ownerUrl), withDatabase(stack.appUrl)]
  const server = postgres(stack.ownerUrl, { max: 1 })
  await server`create database ${server(database)}`
  await server.end()
  await migrate(ownerUrl, appUrl)
  // This process sweeps and reconciles there, as the worker would.
  await closeDatabase()
  process.env.DATABASE_URL = appUrl
  await seedDemo()
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  // Looked up for each case when all is over.
  await owner`create index on outbox ((payload ->> 'key'))`
  const payments = await startPaymentService(await listMoney(owner))
  settings().payUrl = payments.address
  const port = await stack.siteOn(appUrl, { PAY_URL: payments.address })
  const ids = Object.fromEntries(builtActions().map(({ name, id }) => [name, id]))
  const actions = {
    autosaveAction: ids.autosaveAction ?? '',
    confirmAction: ids.confirmAction ?? '',
    startPaymentAction: ids.startPaymentAction ?? '',
  }
  const random = randomFrom(seed)
  const site = async (readingMs: number): Promise<Site> => {
    const clock: BusinessClock = await readBusinessClock(owner)
    return { client: openClient(port), clock, payments, actions, told: [], random, readingMs }
  }
  const close = async () => {
    settings().payUrl = undefined
    await payments.stop()
    await owner.end()
    await closeDatabase()
    process.env.DATABASE_URL = stack.appUrl
  }
  return { owner, ownerUrl, port, payments, site, close }
}

/** So many candidates who have filled in everything and confirmed nothing. */
export async function draftMany({ owner, ownerUrl }: Ground, name: string, count: number): Promise<Drafted[]> {
  const people: BenchCandidate[] = await seedCandidates(ownerUrl, { name, count, state: 'draft' })
  // People sign in when they come: nobody was idle until then, however late in the hour that is.
  await owner`update sessions set last_used_at = clock_timestamp() + interval '2 hours' where device = 'bench'`
  const [{ version } = { version: 1 }] = await owner<
    { version: number }[]
  >`select version from case_answers where case_id = ${people[0]?.caseId ?? ''}`
  return people.map(({ caseId, cookie }) => ({ caseId, cookie, version }))
}

/** Registration and payment close at this instant, as an officer would set it. */
export async function closeAt({ owner }: Ground, deadline: Date) {
  await owner`
    update exam_windows set closes_at = ${deadline} where session_id = ${titleKnowledgeId} and name in ('registration', 'payment')`
  await owner`update cases set due_at = ${deadline} where about_id = ${titleKnowledgeId} and state in ('draft', 'confirmed')`
}

/** What the demo's ledger holds already: the service's bills have it too. */
function listMoney(owner: Sql) {
  return owner<BillLine[]>`
    select p.channel, p.transaction_number as "transactionNumber", o.number as "orderNumber", p.amount_fen as fen, p.paid_at as "paidAt"
    from payments p join orders o on o.id = p.order_id`
}

function withDatabase(url: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
