import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { examSessions } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Long work that an officer asked for and may leave: input, progress, result. Restartable; nothing half done. */
export const runs = pgTable(
  'runs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: ['seat-draw', 'room-sheets', 'admit-cards', 'certificates'] }).notNull(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    input: jsonb('input').$type<Record<string, unknown>>().notNull(),
    /** `refused`: it was done to its end, and the answer was no. `failed`: something broke; it may be asked for again. */
    state: text('state', { enum: ['waiting', 'running', 'done', 'refused', 'failed'] }).notNull(),
    stage: text('stage').notNull().default(''),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    /** What the officer is told at the end. */
    message: text('message').notNull().default(''),
    askedBy: uuid('asked_by').notNull(),
    askedAt: at('asked_at').notNull(),
    endedAt: at('ended_at'),
    tries: integer('tries').notNull().default(0),
    /** By the wall clock: until then whoever works on it is taken to be alive. */
    leaseUntil: at('lease_until'),
  },
  (t) => [
    uniqueIndex('runs_open').on(t.sessionId, t.kind).where(sql`state in ('waiting', 'running')`),
    index('runs_session').on(t.sessionId, t.askedAt),
  ],
)

/** A file that a run made, one for each room. */
export const runFiles = pgTable(
  'run_files',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id),
    ordinal: integer('ordinal').notNull(),
    name: text('name').notNull(),
    siteId: uuid('site_id').notNull(),
    storageKey: text('storage_key').notNull(),
    bytes: integer('bytes').notNull(),
    crc32: bigint('crc32', { mode: 'number' }).notNull(),
    papers: integer('papers').notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.ordinal] })],
)
