import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { examSessions } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Of exams with many registrations: what was counted of them, so that not every look counts them all again (O-11, Q-54). */
export const examTallies = pgTable('exam_tallies', {
  sessionId: text('session_id')
    .primaryKey()
    .references(() => examSessions.id),
  /** By the business clock. */
  countedAt: at('counted_at').notNull(),
  /** By the wall clock: until then it may be shown; afterwards every look counts for itself. */
  goodUntil: at('good_until').notNull(),
  tally: jsonb('tally').$type<object>().notNull(),
})
