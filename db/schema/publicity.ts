import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { examSessions, registrations } from './exam'

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
    /** How many stand in it. */
    listed: integer('listed').notNull().default(0),
    /** Those listed are told in batches, in the order of the list: up to this one. */
    toldUpTo: integer('told_up_to').notNull().default(0),
    toldAt: at('told_at'),
  },
  (t) => [
    check('publicities_days', sql`${t.endsAt} > ${t.startsAt}`),
    index('publicities_untold').on(t.startsAt).where(sql`told_at is null`),
  ],
)

/** Who stands in a 公示, as it was published; never changed. Whole numbers are not kept here, so that no visitor's query can reach them. */
export const publicityEntries = pgTable(
  'publicity_entries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id')
      .notNull()
      .references(() => publicities.sessionId),
    /** The place in the list, from 1. */
    ordinal: integer('ordinal').notNull(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => registrations.caseId),
    name: text('name').notNull(),
    idNumberMasked: text('id_number_masked').notNull(),
    admitCardMasked: text('admit_card_masked'),
    level: text('level'),
    specialty: text('specialty'),
    positionCode: text('position_code'),
    /** 报名地. */
    region: text('region'),
  },
  (t) => [
    uniqueIndex('publicity_entries_ordinal').on(t.sessionId, t.ordinal),
    uniqueIndex('publicity_entries_case').on(t.caseId),
    index('publicity_entries_name').on(t.sessionId, t.name, t.ordinal),
  ],
)
