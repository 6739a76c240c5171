import { bigserial, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cases } from './case'

/** Who of the staff opened a case with its masked data, once a day each (B-12). Whole numbers are the ledger's. */
export const caseOpenings = pgTable(
  'case_openings',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    accountId: uuid('account_id').notNull(),
    /** In what capacity: roles change. */
    as: text('as').notNull(),
    /** 2020-08-24 of the business clock. */
    day: text('day').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (t) => [
    uniqueIndex('case_openings_once').on(t.caseId, t.accountId, t.as, t.day),
    index('case_openings_account').on(t.accountId, t.at),
  ],
)
