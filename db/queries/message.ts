import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
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

/** Counts a try and notes how it ended; what was sent stays sent. */
export async function recordSmsTry(key: string, state: 'sent' | 'failed', at: Date, on: Queryable = db()) {
  await on
    .update(smsMessages)
    .set({ state, tries: sql`${smsMessages.tries} + 1`, sentAt: state === 'sent' ? at : null })
    .where(and(eq(smsMessages.key, key), sql`${smsMessages.state} <> 'sent'`))
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
