import { index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cases } from './case'

/** A paper that was made: what its QR code opens (S-13). The same content keeps its code; changed content gets a new one. */
export const printedDocuments = pgTable(
  'printed_documents',
  {
    code: text('code').primaryKey(),
    document: text('document').notNull(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    contentHash: text('content_hash').notNull(),
    serial: text('serial').notNull(),
    printedAt: timestamp('printed_at', { withTimezone: true, mode: 'date' }).notNull(),
    prints: integer('prints').notNull().default(1),
    /** When the candidate took it out last; null: only the office has printed it. */
    takenAt: timestamp('taken_at', { withTimezone: true, mode: 'date' }),
  },
  (t) => [
    uniqueIndex('printed_documents_content').on(t.caseId, t.document, t.contentHash),
    index('printed_documents_case').on(t.caseId),
  ],
)
