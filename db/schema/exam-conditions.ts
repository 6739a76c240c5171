import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Conditions } from '@/lib/exam/conditions/conditions'
import { examSessions } from './exam'

/** 报考条件 of a session. A version is never altered: a change is a new version, and the newest counts (E-10, O-10). */
export const examConditions = pgTable(
  'exam_conditions',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    version: integer('version').notNull(),
    conditions: jsonb('conditions').$type<Conditions>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.version] })],
)
