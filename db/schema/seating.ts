import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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

export const seats = pgTable(
  'seats',
  {
    drawId: uuid('draw_id')
      .notNull()
      .references(() => seatDraws.id),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    seat: integer('seat').notNull(),
    admitCardNumber: text('admit_card_number').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.drawId, t.caseId] }),
    uniqueIndex('seats_place').on(t.drawId, t.roomId, t.seat),
    uniqueIndex('seats_admit_card').on(t.drawId, t.admitCardNumber),
  ],
)
