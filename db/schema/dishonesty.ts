import { sql } from 'drizzle-orm'
import { bigserial, check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { persons } from './account'
import { dishonestyEntries } from './commitment'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** 提前终止 of an entry of the dishonesty registry: nothing is deleted, the entry ends when another officer confirms this (O-23, O-27). */
export const dishonestyEndings = pgTable(
  'dishonesty_endings',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => dishonestyEntries.id),
    reason: text('reason').notNull(),
    documentNumber: text('document_number').notNull(),
    state: text('state', { enum: ['proposed', 'confirmed', 'declined'] }).notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: at('proposed_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    uniqueIndex('dishonesty_endings_live').on(t.entryId).where(sql`state <> 'declined'`),
    check(
      'dishonesty_endings_decided',
      sql`(state = 'proposed') = (decided_by is null) and (state <> 'confirmed' or decided_by <> proposed_by)`,
    ),
  ],
)

/** Who of the staff opened the entries of a person, once a day each (B-12). */
export const dishonestyOpenings = pgTable(
  'dishonesty_openings',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    accountId: uuid('account_id').notNull(),
    /** In what capacity: roles change. */
    as: text('as').notNull(),
    /** 2020-08-24 of the business clock. */
    day: text('day').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('dishonesty_openings_once').on(t.personId, t.accountId, t.as, t.day),
    index('dishonesty_openings_account').on(t.accountId, t.at),
  ],
)
