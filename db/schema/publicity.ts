import { sql } from 'drizzle-orm'
import { check, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { examSessions } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** 公示 of those who passed everything and had made the commitment (E-36): once a session, for its days. */
export const publicities = pgTable(
  'publicities',
  {
    sessionId: text('session_id')
      .primaryKey()
      .references(() => examSessions.id),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
    startedBy: uuid('started_by').notNull(),
    startedAt: at('started_at').notNull(),
  },
  (t) => [check('publicities_days', sql`${t.endsAt} > ${t.startsAt}`)],
)
