import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { TemplateVariables } from '@/lib/message/template'

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
    /** Which words these are; null: left by a version of the product that had no templates. */
    template: text('template'),
    templateVersion: integer('template_version'),
    /** The scope of the case it is about: whose staff may see that it was sent. */
    scope: text('scope'),
  },
  (t) => [
    uniqueIndex('messages_key').on(t.key),
    index('messages_person').on(t.personId, t.sentAt),
    index('messages_unread').on(t.personId).where(sql`read_at is null`),
    index('messages_sent').on(t.sentAt, t.id),
    index('messages_template').on(t.template, t.sentAt, t.id),
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
    createdAt: at('created_at').notNull().defaultNow(),
    triedAt: at('tried_at'),
    /** Somebody is at it until then, by the wall clock: two tries at once are one. */
    tryingUntil: at('trying_until'),
    /** After a failure: will the worker try again by itself? */
    again: boolean('again').notNull().default(true),
    template: text('template'),
    templateVersion: integer('template_version'),
    scope: text('scope'),
    toHash: text('to_hash'),
    /** Of the number's last digits and the check code: what 短信真伪查询 finds it by (B-14). */
    checkHash: text('check_hash'),
    resentBy: uuid('resent_by'),
    resentAt: at('resent_at'),
  },
  (t) => [
    uniqueIndex('sms_messages_key').on(t.key),
    index('sms_messages_person').on(t.personId),
    uniqueIndex('sms_messages_check').on(t.checkHash),
    index('sms_messages_created').on(t.createdAt, t.id),
    index('sms_messages_template').on(t.template, t.createdAt, t.id),
    index('sms_messages_to').on(t.toHash, t.createdAt, t.id),
    index('sms_messages_unsent').on(t.state, t.again, t.createdAt, t.id).where(sql`state <> 'sent'`),
    index('sms_messages_retried').on(t.createdAt, t.id).where(sql`state = 'sent' and tries > 1`),
  ],
)

/** The words of every message (O-25). An edit adds a version; rows are never changed. */
export const messageTemplates = pgTable(
  'message_templates',
  {
    key: text('key').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** Without signature and check code, which every SMS has; null: the inbox alone. */
    sms: text('sms'),
    variables: jsonb('variables').$type<TemplateVariables>().notNull(),
    /** Null: came with the product. */
    editedBy: uuid('edited_by'),
    editedAt: at('edited_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.version] })],
)
