import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './account'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Wizards of people without an account, and of what is proved before it is changed: a short life, and nothing held hostage. Wall clock. */
export const flows = pgTable(
  'flows',
  {
    /** Of the opaque cookie: a flow goes on in the browser that began it, and nowhere else. */
    idHash: text('id_hash').primaryKey(),
    kind: text('kind').notNull(),
    accountId: uuid('account_id').references(() => accounts.id),
    /** As typed, secret fields sealed one by one; empty once it is finished. */
    answers: jsonb('answers').$type<Record<string, string>>().notNull(),
    /** What the gates found and later steps need, sealed; of a finished one what its last page says. */
    keptSealed: text('kept_sealed').notNull(),
    passed: jsonb('passed').$type<string[]>().notNull(),
    expiresAt: at('expires_at').notNull(),
    finishedAt: at('finished_at'),
    /** One post at a time: of a double click the second waits for the first. */
    busyUntil: at('busy_until'),
  },
  (t) => [index('flows_expires').on(t.expiresAt)],
)

/** SMS codes: the code itself is nowhere, it is worked out from the row's id with the secret. Business clock. */
export const smsCodes = pgTable(
  'sms_codes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    flowHash: text('flow_hash').notNull(),
    purpose: text('purpose').notNull(),
    /** Of the mobile it goes to; of nobody's where there is nobody to send it to. */
    toHash: text('to_hash').notNull(),
    toSealed: text('to_sealed').notNull(),
    /** False: looks as if it were sent. */
    goes: boolean('goes').notNull(),
    tries: integer('tries').notNull().default(0),
    sentAt: at('sent_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('sms_codes_flow').on(t.flowHash, t.sentAt), index('sms_codes_expires').on(t.expiresAt)],
)

/** What somebody agreed to, and in which version. */
export const consents = pgTable(
  'consents',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    document: text('document').notNull(),
    version: text('version').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.document, t.version] })],
)
