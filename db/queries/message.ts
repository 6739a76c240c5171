import { and, count, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable, type Tx } from '../client'
import { messages, smsMessages } from '../schema/message'

export type Message = typeof messages.$inferSelect
export type SmsRow = typeof smsMessages.$inferSelect

/** The viewer's messages, newest first, those older than the message `before` where one is named. */
export async function listMessages(viewer: Viewer, before?: string, limit = 20, on: Queryable = db()): Promise<Message[]> {
  if (viewer.personId === null) return []
  const older = before
    ? sql`(${messages.sentAt}, ${messages.id}) < (select m.sent_at, m.id from messages m where m.id = ${before}::uuid and m.person_id = ${viewer.personId})`
    : undefined
  return on
    .select()
    .from(messages)
    .where(and(eq(messages.personId, viewer.personId), older))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(limit)
}

export async function unreadCount(viewer: Viewer, on: Queryable = db()): Promise<number> {
  if (viewer.personId === null) return 0
  const [row] = await on
    .select({ n: count() })
    .from(messages)
    .where(and(eq(messages.personId, viewer.personId), isNull(messages.readAt)))
  return row?.n ?? 0
}

/** Answers whether it was the viewer's and unread. */
export async function setRead(viewer: Viewer, id: string, at: Date, on: Queryable = db()): Promise<boolean> {
  if (viewer.personId === null) return false
  const read = await on
    .update(messages)
    .set({ readAt: at })
    .where(and(eq(messages.id, id), eq(messages.personId, viewer.personId), isNull(messages.readAt)))
    .returning({ id: messages.id })
  return read.length > 0
}

/** Marks as read what the viewer has in the inbox, up to the message named, which is the newest they have seen. Answers how many. */
export async function setAllRead(viewer: Viewer, upTo: string, at: Date, on: Queryable = db()): Promise<number> {
  if (viewer.personId === null) return 0
  const seen = sql`(${messages.sentAt}, ${messages.id}) <= (select m.sent_at, m.id from messages m where m.id = ${upTo}::uuid and m.person_id = ${viewer.personId})`
  const read = await on
    .update(messages)
    .set({ readAt: at })
    .where(and(eq(messages.personId, viewer.personId), isNull(messages.readAt), seen))
    .returning({ id: messages.id })
  return read.length
}

/** Adds a message to the inbox; the same key a second time adds nothing. */
export async function insertMessage(tx: Tx, row: typeof messages.$inferInsert) {
  await tx.insert(messages).values(row).onConflictDoNothing({ target: messages.key })
}

/** Adds an SMS to be sent; the same key a second time adds nothing. */
export async function insertSms(tx: Tx, row: typeof smsMessages.$inferInsert) {
  await tx.insert(smsMessages).values(row).onConflictDoNothing({ target: smsMessages.key })
}

export async function findSms(key: string, on: Queryable = db()): Promise<SmsRow | null> {
  const [row] = await on.select().from(smsMessages).where(eq(smsMessages.key, key))
  return row ?? null
}

/**
 * Counts a try before it is made, so that one whose process was killed counts as well. Null: it was sent, there is no such SMS, or
 * another try is under way, or was until its process died a moment ago.
 */
export async function beginSmsTry(key: string, at: Date, on: Queryable = db()): Promise<SmsRow | null> {
  const idle = sql`(${smsMessages.tryingUntil} is null or ${smsMessages.tryingUntil} < clock_timestamp())`
  const [row] = await on
    .update(smsMessages)
    .set({ tries: sql`${smsMessages.tries} + 1`, triedAt: at, tryingUntil: sql`clock_timestamp() + interval '30 seconds'` })
    .where(and(eq(smsMessages.key, key), ne(smsMessages.state, 'sent'), idle))
    .returning()
  return row ?? null
}

/** Notes how the try ended; what was sent stays sent. `again`: the worker will try again by itself. */
export async function recordSmsTry(key: string, ended: { sent: boolean; again: boolean }, at: Date, on: Queryable = db()) {
  const { sent, again } = ended
  await on
    .update(smsMessages)
    .set({ state: sent ? 'sent' : 'failed', again, sentAt: sent ? at : null, tryingUntil: null })
    .where(and(eq(smsMessages.key, key), ne(smsMessages.state, 'sent')))
}

/** The SMS that a check code belongs to (B-14). */
export async function findChecked(checkHash: string, on: Queryable = db()): Promise<SmsRow | null> {
  const [row] = await on.select().from(smsMessages).where(eq(smsMessages.checkHash, checkHash))
  return row ?? null
}

/** Which of these keys are in the inbox or on their way to it. */
export async function listKnownKeys(keys: readonly string[], on: Queryable = db()): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const list = sql.param(JSON.stringify(keys))
  const rows = await on.execute<{ key: string }>(sql`
    with asked as (select value as key from json_array_elements_text(${list}::json))
    select key from asked where exists (select from messages m where m.key = asked.key)
    union
    select o.payload ->> 'key' from outbox o where o.handed_at is null and o.task = 'notify' and o.payload ->> 'key' in (select key from asked)`)
  return new Set(rows.map((row) => row.key))
}
