import { boolean, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A face check that a browser asked for and a phone carries out. Wall clock. The ticket in the QR code is kept as a hash only. */
export const faceChecks = pgTable(
  'face_checks',
  {
    id: uuid('id').primaryKey(),
    ticketHash: text('ticket_hash').notNull(),
    /** Whose answer it is: only this flow can take it. */
    flow: text('flow').notNull(),
    purpose: text('purpose').notNull(),
    subjectSealed: text('subject_sealed').notNull(),
    /** False: nobody was found by what was typed; looks the same and never matches. */
    known: boolean('known').notNull(),
    device: text('device').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    startedAt: at('started_at'),
    outcome: text('outcome', { enum: ['match', 'mismatch'] }),
    answeredAt: at('answered_at'),
    usedAt: at('used_at'),
  },
  (t) => [
    uniqueIndex('face_checks_ticket').on(t.ticketHash),
    index('face_checks_flow').on(t.flow),
    index('face_checks_expiry').on(t.expiresAt),
  ],
)
