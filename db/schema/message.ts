import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** The inbox. `key` makes delivery idempotent: one message a key. */
export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    key: text('key').notNull(),
    personId: uuid('person_id').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    href: text('href').notNull(),
    sentAt: at('sent_at').notNull(),
    readAt: at('read_at'),
  },
  (t) => [
    uniqueIndex('messages_key').on(t.key),
    index('messages_person').on(t.personId, t.sentAt),
    index('messages_unread').on(t.personId).where(sql`read_at is null`),
  ],
)

export const smsMessages = pgTable(
  'sms_messages',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    key: text('key').notNull(),
    personId: uuid('person_id'),
    toSealed: text('to_sealed').notNull(),
    purpose: text('purpose').notNull(),
    textSealed: text('text_sealed').notNull(),
    state: text('state', { enum: ['waiting', 'sent', 'failed'] }).notNull(),
    tries: integer('tries').notNull().default(0),
    sentAt: at('sent_at'),
  },
  (t) => [uniqueIndex('sms_messages_key').on(t.key), index('sms_messages_person').on(t.personId)],
)
