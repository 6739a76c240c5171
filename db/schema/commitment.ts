import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { persons } from './account'
import { cases } from './case'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * 告知承诺制 per person, exam and year (E-12): signed, not chosen, withdrawn. Rows are only added; that nothing is signed after it was
 * declined or withdrawn is a trigger's word.
 */
export const commitments = pgTable(
  'commitments',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The exam of the session, whichever sitting of the year it is. */
    exam: text('exam').notNull(),
    year: integer('year').notNull(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    what: text('what', { enum: ['chosen', 'declined', 'withdrawn'] }).notNull(),
    at: at('at').notNull(),
    address: text('address').notNull(),
    device: text('device').notNull(),
    /** chosen: the letter as it was read, its hash, and how the person proved to be who they are. */
    letter: text('letter'),
    letterHash: text('letter_hash'),
    signedBy: text('signed_by', { enum: ['password', 'sms'] }),
  },
  (t) => [
    index('commitments_person').on(t.personId, t.exam, t.year),
    uniqueIndex('commitments_case').on(t.caseId, t.what),
    uniqueIndex('commitments_forfeit').on(t.personId, t.exam, t.year, t.what).where(sql`what <> 'chosen'`),
  ],
)

/** 资格考试诚信档案库: who is in it, why, and what it keeps them from while it lasts (E-12, E-37). */
export const dishonestyEntries = pgTable(
  'dishonesty_entries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** 虚假承诺, or 严重违纪违规, 特别严重违纪违规 by 人社部令第31号. */
    source: text('source', { enum: ['false-commitment', 'serious-breach', 'grave-breach'] }).notNull(),
    startsAt: at('starts_at').notNull(),
    /** Absent: for good. */
    endsAt: at('ends_at'),
    effect: text('effect', { enum: ['no-commitment', 'no-exams'] }).notNull(),
    reason: text('reason').notNull().default(''),
    /** Of the decision on paper: 深人考〔2020〕12 号. */
    documentNumber: text('document_number').notNull().default(''),
    /** The registration that it came from. */
    caseId: uuid('case_id').references(() => cases.id),
    /** In force only once another officer has confirmed it (O-27). */
    state: text('state', { enum: ['proposed', 'confirmed', 'declined'] })
      .notNull()
      .default('confirmed'),
    /** Null: brought over from before. */
    proposedBy: uuid('proposed_by'),
    proposedAt: at('proposed_at'),
    decidedBy: uuid('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    index('dishonesty_entries_person').on(t.personId),
    index('dishonesty_entries_page').on(t.startsAt, t.id),
    check(
      'dishonesty_entries_decided',
      sql`proposed_by is null or (state = 'proposed') = (decided_by is null) and (state <> 'confirmed' or decided_by <> proposed_by)`,
    ),
  ],
)
