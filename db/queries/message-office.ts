// What staff see of what was sent to whom: both channels as one list, names and numbers masked (O-25, Q-31).
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { messageScopes } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { unseal } from '@/lib/crypto/sealed'
import type { Delivery, MessageFilter, SmsStanding } from '@/lib/message/deliveries'
import { maskMobile, maskName } from '@/lib/text/mask'
import { db, type Queryable, type Tx } from '../client'
import { persons } from '../schema/account'
import { messages, smsMessages } from '../schema/message'

export const deliveriesPerPage = 50

export type DeliveryCursor = { at: Date; id: string }

/** Where each standing of an SMS is kept. */
const standings: Record<SmsStanding, SQL> = {
  waiting: sql`s.state = 'waiting'`,
  retrying: sql`(s.state = 'failed' and s.again)`,
  failed: sql`(s.state = 'failed' and not s.again)`,
  retried: sql`(s.state = 'sent' and s.tries > 1)`,
  sent: sql`s.state = 'sent'`,
}

type Row = {
  id: string
  channel: 'inbox' | 'sms'
  at: string | Date
  template: string | null
  scope: string | null
  person_id: string | null
  to_sealed: string | null
  state: 'waiting' | 'sent' | 'failed'
  again: boolean
  tries: number
  last_at: string | Date | null
  resent_at: string | Date | null
}

/** One page of deliveries in the viewer's scopes, newest first; `next` is where the following page starts (Q-54: keyset, never an offset). */
export async function listDeliveries(
  viewer: Viewer,
  filter: MessageFilter,
  after: DeliveryCursor | undefined,
  on: Queryable = db(),
): Promise<{ rows: Delivery[]; next: DeliveryCursor | null }> {
  const scopes = messageScopes(viewer)
  if (scopes === null) return { rows: [], next: null }
  const branches = [inboxBranch(filter, scopes, after), smsBranch(filter, scopes, after)].filter((one) => one !== null)
  if (branches.length === 0) return { rows: [], next: null }
  const found = await on.execute<Row>(
    sql`select * from (${sql.join(branches, sql` union all `)}) d order by at desc, id desc limit ${deliveriesPerPage + 1}`,
  )
  const page = found.slice(0, deliveriesPerPage)
  const names = await namesOf(
    page.flatMap((row) => row.person_id ?? []),
    on,
  )
  const last = found.length > deliveriesPerPage ? page.at(-1) : undefined
  return { rows: page.map((row) => shown(row, names)), next: last ? { at: new Date(last.at), id: last.id } : null }
}

/** How many SMS are not sent, by what will become of them. Those that were sent are not counted: there are millions. */
export async function countUnsent(
  viewer: Viewer,
  on: Queryable = db(),
): Promise<Record<'waiting' | 'retrying' | 'failed', number>> {
  const scopes = messageScopes(viewer)
  const none = { waiting: 0, retrying: 0, failed: 0 }
  if (scopes === null) return none
  const [row] = await on.execute<typeof none>(sql`
    select count(*) filter (where ${standings.waiting})::int as waiting, count(*) filter (where ${standings.retrying})::int as retrying,
      count(*) filter (where ${standings.failed})::int as failed
    from sms_messages s where s.state <> 'sent' and ${within('s', scopes)}`)
  return row ?? none
}

/** Takes an SMS that failed for good for another try; null: it is none of those, or somebody else just did. Answers its key. */
export async function takeFailed(tx: Tx, id: string, by: string, at: Date): Promise<string | null> {
  const failed = and(eq(smsMessages.id, id), eq(smsMessages.state, 'failed'), eq(smsMessages.again, false))
  const [row] = await tx
    .update(smsMessages)
    .set({ again: true, resentBy: by, resentAt: at })
    .where(failed)
    .returning({ key: smsMessages.key })
  return row?.key ?? null
}

/** The scope of an SMS that the viewer may see; null: there is none such for them. */
export async function findSmsScope(viewer: Viewer, id: string, on: Queryable = db()): Promise<{ scope: string | null } | null> {
  const scopes = messageScopes(viewer)
  if (scopes === null) return null
  const [row] = await on.execute<{ scope: string | null }>(
    sql`select s.scope from sms_messages s where s.id = ${id} and ${within('s', scopes)}`,
  )
  return row ?? null
}

function inboxBranch(
  { channel, standing, template, to }: MessageFilter,
  scopes: '*' | readonly string[],
  after?: DeliveryCursor,
) {
  if (channel === 'sms' || (standing !== undefined && standing !== 'sent')) return null
  return sql`(
    select m.id, 'inbox' as channel, m.sent_at as at, m.template, m.scope, m.person_id, null as to_sealed, 'sent' as state, false as again,
      1 as tries, m.read_at as last_at, null::timestamptz as resent_at
    from ${messages} m where ${allOf([
      within('m', scopes),
      template && sql`m.template = ${template}`,
      to && sql`m.person_id in (select id from ${persons} where mobile_hash = ${to})`,
      after && sql`(m.sent_at, m.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
    ])} order by m.sent_at desc, m.id desc limit ${deliveriesPerPage + 1})`
}

function smsBranch({ channel, standing, template, to }: MessageFilter, scopes: '*' | readonly string[], after?: DeliveryCursor) {
  if (channel === 'inbox') return null
  return sql`(
    select s.id, 'sms' as channel, s.created_at as at, s.template, s.scope, s.person_id, s.to_sealed, s.state, s.again, s.tries,
      coalesce(s.sent_at, s.tried_at) as last_at, s.resent_at
    from ${smsMessages} s where ${allOf([
      within('s', scopes),
      standing && standings[standing],
      template && sql`s.template = ${template}`,
      to && sql`s.to_hash = ${to}`,
      after && sql`(s.created_at, s.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
    ])} order by s.created_at desc, s.id desc limit ${deliveriesPerPage + 1})`
}

function within(alias: 'm' | 's', scopes: '*' | readonly string[]): SQL {
  if (scopes === '*') return sql`true`
  return sql`${sql.raw(alias)}.scope in ${
    scopes.length > 0
      ? sql`(${sql.join(
          scopes.map((scope) => sql`${scope}`),
          sql`, `,
        )})`
      : sql`(null)`
  }`
}

function allOf(conditions: readonly (SQL | '' | undefined)[]): SQL {
  return sql.join(
    conditions.filter((one) => one !== undefined && one !== ''),
    sql` and `,
  )
}

async function namesOf(ids: readonly string[], on: Queryable): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await on
    .select({ id: persons.id, name: persons.name })
    .from(persons)
    .where(inArray(persons.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, maskName(row.name)]))
}

function shown(row: Row, names: Map<string, string>): Delivery {
  return {
    id: row.id,
    channel: row.channel,
    at: new Date(row.at),
    template: row.template,
    scope: row.scope,
    name: (row.person_id && names.get(row.person_id)) || '—',
    mobile: row.to_sealed === null ? null : maskMobile(unseal(row.to_sealed, 'sms-to')),
    standing: row.state !== 'failed' ? row.state : row.again ? 'retrying' : 'failed',
    tries: row.tries,
    lastAt: row.last_at === null ? null : new Date(row.last_at),
    resentAt: row.resent_at === null ? null : new Date(row.resent_at),
  }
}
