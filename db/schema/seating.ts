import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { DrawnPaper } from '@/lib/seating/slots'
import { cases } from './case'
import { examSessions } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const sites = pgTable('sites', {
  id: uuid('id').primaryKey().defaultRandom(),
  sessionId: text('session_id')
    .notNull()
    .references(() => examSessions.id),
  ordinal: integer('ordinal').notNull(),
  name: text('name').notNull(),
  address: text('address').notNull(),
  mapUrl: text('map_url').notNull(),
  /** Papers that its rooms are kept for; for all where none is named. */
  subjects: text('subjects').array(),
  /** Taken off by an officer; earlier draws still tell of it. */
  removedAt: at('removed_at'),
})

export const rooms = pgTable(
  'rooms',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    ordinal: integer('ordinal').notNull(),
    name: text('name').notNull(),
    capacity: integer('capacity').notNull(),
    /** Papers that it is kept for; those of its site where none is named. */
    subjects: text('subjects').array(),
    /** What it has of what candidates may need of a room (B-11): `roomNeeds`. */
    offers: text('offers').array().notNull().default([]),
    removedAt: at('removed_at'),
  },
  (t) => [uniqueIndex('rooms_ordinal').on(t.siteId, t.ordinal)],
)

/** A run: input, progress, result, report; may be repeated until one is frozen (E-31). */
export const seatDraws = pgTable(
  'seat_draws',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    seed: text('seed').notNull(),
    /** The papers as they were drawn, in the order of the timetable. */
    papers: jsonb('papers').$type<DrawnPaper[]>().notNull().default([]),
    /** Of the rooms as they were drawn: a room changed since asks for another draw. */
    roomsHash: text('rooms_hash').notNull().default(''),
    state: text('state', { enum: ['drawn', 'superseded', 'frozen'] }).notNull(),
    candidates: integer('candidates').notNull(),
    resultHash: text('result_hash').notNull(),
    report: jsonb('report').$type<string[]>().notNull(),
    drawnBy: uuid('drawn_by').notNull(),
    drawnAt: at('drawn_at').notNull(),
    frozenBy: uuid('frozen_by'),
    frozenAt: at('frozen_at'),
  },
  (t) => [index('seat_draws_session').on(t.sessionId)],
)

/** One row for each candidate and paper. */
export const seats = pgTable(
  'seats',
  {
    drawId: uuid('draw_id')
      .notNull()
      .references(() => seatDraws.id),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    /** 场次: papers whose times touch share one; nobody sits twice in it, and no seat is given twice. */
    slot: integer('slot').notNull(),
    subject: text('subject').notNull(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    seat: integer('seat').notNull(),
    /** The same for every paper of a candidate. */
    admitCardNumber: text('admit_card_number').notNull(),
    /** Given by an officer before the draw, not by it; copied from `seat_needs` when the seats are written. */
    byHand: boolean('by_hand').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.drawId, t.caseId, t.slot] }),
    uniqueIndex('seats_place').on(t.drawId, t.slot, t.roomId, t.seat),
    uniqueIndex('seats_admit_card').on(t.drawId, t.admitCardNumber, t.slot),
  ],
)

/** A seat given by hand because of what the candidate needs (E-31). History: a change ends one row and adds another, none is deleted. */
export const seatNeeds = pgTable(
  'seat_needs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    /** What is needed tells of health: `sealNeeds`. */
    needsSealed: text('needs_sealed'),
    /** Rows from before it was sealed. */
    needs: jsonb('needs').$type<string[]>().notNull().default([]),
    other: text('other').notNull().default(''),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    seat: integer('seat').notNull(),
    placedBy: uuid('placed_by').notNull(),
    placedAt: at('placed_at').notNull(),
    endedBy: uuid('ended_by'),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('seat_needs_case').on(t.caseId).where(sql`ended_at is null`),
    uniqueIndex('seat_needs_place').on(t.roomId, t.seat).where(sql`ended_at is null`),
  ],
)
