import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { requestsAs } from './actors'
import { certify } from './certified'
import { ownerDatabase } from './database'
import { type Registered, registerWithoutScripts } from './hurrying'
import { type Candidate, newCandidate } from './people'
import { openRefund, payAgain } from './refunding'
import { expect, setClock } from './test'

export type Owner = Registered & {
  who: Candidate
  number: string
  requests: APIRequestContext
  orderId: string
  refundId: string
  certificateId: string
}
export type Owners = { ready: Owner; confirmed: Owner; paid: Owner; messageId: string }

/** Three candidates, each with a registration in the state of its name, and a message that the last has not read. */
export async function registerOwners(browser: Browser, page: Page): Promise<Owners> {
  const register = async (name: string, stage: 'ready' | 'confirmed' | 'paid') => {
    const who = await newCandidate(name)
    const registered = await registerWithoutScripts(browser, who, stage)
    if (stage === 'paid') await payAgain(page, registered.orderNumber)
    const refundId = stage === 'paid' ? await openRefund(browser, who) : ''
    const orderId = await orderIdOf(registered.caseId)
    const certificateId = stage === 'paid' ? await certify(registered.caseId) : ''
    return {
      who,
      ...registered,
      number: await numberOf(registered.caseId),
      requests: await requestsAs(who),
      orderId,
      refundId,
      certificateId,
    }
  }
  await setClock(page, '2020-08-15T10:00:00+08:00')
  const ready = await register('权冠珈', 'ready')
  const confirmed = await register('权冠瑶', 'confirmed')
  const paid = await register('权冠琳', 'paid')
  // Makes the order known to the simulated payment service, and a message.
  await page.request.post(`/api/sandbox/payments/${confirmed.orderNumber}`, { data: { action: 'fail' } })
  await setClock(page, '2020-08-15T10:05:00+08:00')
  await expect.poll(async () => (await messageOf(paid.who)) ?? '').not.toBe('')
  return { ready, confirmed, paid, messageId: (await messageOf(paid.who)) ?? '' }
}

/** What nobody else may read. */
export function secretsOf(owners: Owners): string[] {
  return listOf(owners).flatMap(({ who, caseId, orderNumber, refundId, certificateId }) =>
    [who.name, who.idNumber, who.mobile, caseId, orderNumber, refundId, certificateId].filter((one) => one !== ''),
  )
}

/** Everything of the owners, and the draws, as one text. */
export async function snapshotOf(owners: Owners): Promise<string> {
  const { cases, persons, accounts } = idsOf(owners)
  const [row] = await ownerDatabase()<{ text: string }[]>`
    select jsonb_build_array(
      (select jsonb_agg(to_jsonb(c) order by id) from cases c where id = any(${cases})),
      (select jsonb_agg(to_jsonb(a) order by case_id) from case_answers a where case_id = any(${cases})),
      (select jsonb_agg(to_jsonb(r) order by case_id) from registrations r where case_id = any(${cases})),
      (select jsonb_agg(to_jsonb(o) order by id) from orders o where person_id = any(${persons})),
      (select count(*) from payment_attempts p join orders o on o.id = p.order_id where o.person_id = any(${persons})),
      (select jsonb_agg(to_jsonb(m) order by id) from messages m where person_id = any(${persons})),
      (select jsonb_agg(id_hash order by id_hash) from sessions where account_id = any(${accounts})),
      (select count(*) from materials where case_id = any(${cases})),
      (select jsonb_agg(to_jsonb(d) order by id) from seat_draws d),
      (select count(*) from seats),
      (select jsonb_agg(to_jsonb(n) order by n::text) from seat_needs n),
      (select jsonb_agg(to_jsonb(s) order by id) from sites s),
      (select jsonb_agg(to_jsonb(r) order by id) from rooms r),
      (select count(*) from runs),
      (select count(*) from certificate_batches),
      (select count(*) from certificate_prints where spoiled_at is not null),
      (select jsonb_agg(to_jsonb(r) order by r::text) from account_roles r),
      (select jsonb_agg(to_jsonb(m) order by account_id) from unit_members m),
      (select jsonb_agg(to_jsonb(g) order by g::text) from unit_grants g),
      (select count(*) from unit_handovers),
      (select jsonb_agg(jsonb_build_array(id, disabled_at, totp_sealed, password_hash) order by id) from accounts where kind in ('staff', 'unit')),
      (select count(*) from audit_entries where what like '%-seen')
    )::text as text`
  return row?.text ?? ''
}

/** What the owners' pages hold at present and send back with a call: versions of the answers by case, a session of theirs. */
export async function heldByPages(owners: Owners) {
  const sql = ownerDatabase()
  const { cases, accounts } = idsOf(owners)
  const saved = await sql<{ id: string; version: number }[]>`
    select case_id as id, version from case_answers where case_id = any(${cases})`
  const [session] = await sql<{ hash: string }[]>`select id_hash as hash from sessions where account_id = any(${accounts})`
  return { versions: new Map(saved.map(({ id, version }) => [id, version])), sessionHash: session?.hash ?? '' }
}

function idsOf(owners: Owners) {
  const all = listOf(owners)
  return {
    cases: all.flatMap(({ caseId, refundId }) => (refundId ? [caseId, refundId] : [caseId])),
    persons: all.map(({ who }) => who.id),
    accounts: all.map(({ who }) => who.accountId),
  }
}

function listOf({ ready, confirmed, paid }: Owners): Owner[] {
  return [ready, confirmed, paid]
}

/** The 报名序号 of a registration. */
export async function numberOf(caseId: string): Promise<string> {
  const [row] = await ownerDatabase()<{ number: string }[]>`select number from cases where id = ${caseId}`
  return row?.number ?? ''
}

async function messageOf(who: Candidate): Promise<string | undefined> {
  const [row] = await ownerDatabase()<{ id: string }[]>`select id from messages where person_id = ${who.id} and read_at is null`
  return row?.id
}

async function orderIdOf(caseId: string): Promise<string> {
  const [row] = await ownerDatabase()<{ id: string }[]>`select id from orders where case_id = ${caseId}`
  return row?.id ?? ''
}
