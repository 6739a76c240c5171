import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { PositionRow } from '@/lib/exam/position-table/position'
import { examSessions } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A run: a 职位表 as it was uploaded and checked, and whether it was taken over (O-10, Q-14). None is removed; the rows of those not taken over are let go. */
export const positionImports = pgTable(
  'position_imports',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** In the order of uploading, which the business clock, that may be set back, is not. */
    nth: bigint('nth', { mode: 'number' }).generatedAlwaysAsIdentity(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    fileName: text('file_name').notNull(),
    fileSha256: text('file_sha256').notNull(),
    uploadedBy: uuid('uploaded_by').notNull(),
    uploadedAt: at('uploaded_at').notNull(),
    /** How many rows the file has, and how many of them are wrong; `problems` says what of each. */
    rowCount: integer('row_count').notNull(),
    badCount: integer('bad_count').notNull(),
    problems: jsonb('problems').$type<{ row: number; column: string; message: string }[]>().notNull(),
    rows: jsonb('rows').$type<PositionRow[]>().notNull(),
    importedBy: uuid('imported_by'),
    importedAt: at('imported_at'),
    reason: text('reason'),
    added: integer('added'),
    changed: integer('changed'),
    removed: integer('removed'),
  },
  (t) => [index('position_imports_session').on(t.sessionId, t.nth)],
)
