import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { examSessions, registrations } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** 公示 of those who passed everything and had made the commitment (E-36), for its days: once a session, and again only after the one before was withdrawn, or over, then of those alone who have passed since. */
export const publicities = pgTable(
  'publicities',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    /** 第几次, from 1. */
    round: integer('round').notNull().default(1),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
    startedBy: uuid('started_by').notNull(),
    startedAt: at('started_at').notNull(),
    /** How many stand in it. */
    listed: integer('listed').notNull().default(0),
    /** Those listed are told in batches, in the order of the list: up to this one; once it is withdrawn, from the first again. */
    toldUpTo: integer('told_up_to').notNull().default(0),
    toldAt: at('told_at'),
  },
  (t) => [
    primaryKey({ name: 'publicities_round', columns: [t.sessionId, t.round] }),
    check('publicities_days', sql`${t.endsAt} > ${t.startsAt}`),
    index('publicities_untold').on(t.startsAt).where(sql`told_at is null`),
  ],
)

/** Who stands in a 公示, as it was published; never changed. Whole numbers are not kept here, so that no visitor's query can reach them. */
export const publicityEntries = pgTable(
  'publicity_entries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id').notNull(),
    round: integer('round').notNull().default(1),
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
    foreignKey({
      name: 'publicity_entries_publicity',
      columns: [t.sessionId, t.round],
      foreignColumns: [publicities.sessionId, publicities.round],
    }),
    uniqueIndex('publicity_entries_ordinal').on(t.sessionId, t.round, t.ordinal),
    uniqueIndex('publicity_entries_case').on(t.caseId, t.round),
    index('publicity_entries_name').on(t.sessionId, t.round, t.name, t.ordinal),
  ],
)

/** 撤回 of a 公示 that was announced wrongly (E-36): proposed by one officer, confirmed by another; in force once confirmed. */
export const publicityWithdrawals = pgTable(
  'publicity_withdrawals',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id').notNull(),
    round: integer('round').notNull(),
    /** For the office alone: visitors read only that it was withdrawn. */
    reason: text('reason').notNull(),
    state: text('state', { enum: ['proposed', 'confirmed', 'declined'] }).notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: at('proposed_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    foreignKey({
      name: 'publicity_withdrawals_publicity',
      columns: [t.sessionId, t.round],
      foreignColumns: [publicities.sessionId, publicities.round],
    }),
    uniqueIndex('publicity_withdrawals_live').on(t.sessionId, t.round).where(sql`state <> 'declined'`),
    check(
      'publicity_withdrawals_decided',
      sql`case when state = 'proposed' then num_nonnulls(decided_by, decided_at) = 0 else num_nulls(decided_by, decided_at) = 0 end`,
    ),
    check('publicity_withdrawals_two_people', sql`state <> 'confirmed' or decided_by <> proposed_by`),
  ],
)
