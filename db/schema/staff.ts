import { index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './account'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A link with which one member of staff sets password and authenticator: good once, for a while of the wall clock; only its hash is kept. */
export const enrolments = pgTable(
  'enrolments',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    tokenHash: text('token_hash').notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => accounts.id),
    expiresAt: at('expires_at').notNull(),
    /** Used, or withdrawn by a newer link or a closed account. */
    endedAt: at('ended_at'),
  },
  (t) => [uniqueIndex('enrolments_token').on(t.tokenHash), index('enrolments_account').on(t.accountId)],
)

/** In place of the one-time code, once each; only keyed hashes are kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    codeHash: text('code_hash').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
)
