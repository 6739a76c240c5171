import { foreignKey, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { ByHand } from '@/lib/exam/conditions/condition-objections'
import { cases } from './case'
import { examConditions } from './exam-conditions'

/** Under which version of 报考条件 a registration was confirmed, and what of it a person must judge; a later change never alters it (E-10, O-10). */
export const registrationConditions = pgTable(
  'registration_conditions',
  {
    caseId: uuid('case_id')
      .primaryKey()
      .references(() => cases.id),
    sessionId: text('session_id').notNull(),
    version: integer('version').notNull(),
    byHand: text('by_hand').array().$type<ByHand[]>().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'registration_conditions_version_fk',
      columns: [t.sessionId, t.version],
      foreignColumns: [examConditions.sessionId, examConditions.version],
    }),
  ],
)
