import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './account'
import { examSessions } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** What an officer changed of an exam, and why: both texts as typed, in the transaction of the change. Rows are only added (O-10). */
export const examChanges = pgTable(
  'exam_changes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    part: text('part').notNull(),
    before: jsonb('before').$type<Record<string, string>>().notNull(),
    after: jsonb('after').$type<Record<string, string>>().notNull(),
    /** Asked for once registration has opened. */
    reason: text('reason').notNull(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => accounts.id),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [index('exam_changes_session').on(t.sessionId, t.changedAt)],
)
