import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ExamFeatures } from '@/lib/exam/features'
import { persons } from './account'
import { cases, materials } from './case'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** 考次: one sitting of an exam project, with its windows, letters, choices, fee. */
export const examSessions = pgTable('exam_sessions', {
  id: text('id').primaryKey(),
  exam: text('exam').notNull(),
  kind: text('kind', { enum: ['title-knowledge', 'civil-service', 'qualification'] }).notNull(),
  title: text('title').notNull(),
  shortTitle: text('short_title').notNull(),
  year: integer('year').notNull(),
  /** What everybody pays; levels and papers may add to it (`feeOf`). */
  feeFen: integer('fee_fen').notNull(),
  /** How one chooses what to sit (E-05). */
  choiceBy: text('choice_by', { enum: ['level-specialty', 'position', 'subjects'] })
    .notNull()
    .default('level-specialty'),
  /** What this exam asks for beside the common way. */
  features: jsonb('features').$type<ExamFeatures>().notNull().default({}),
  photoBytesMax: integer('photo_bytes_max').notNull(),
  photoBackground: text('photo_background').notNull(),
  advice: jsonb('advice').$type<string[]>().notNull(),
  admitCardNotices: jsonb('admit_card_notices').$type<string[]>().notNull(),
  /** Why money may be asked back (S-04); by default for paying twice only. */
  refundReasons: jsonb('refund_reasons').$type<string[]>().notNull().default(['duplicate']),
  mapUrlTemplate: text('map_url_template').notNull().default(''),
  /** Null: being set up, seen by its officers only (O-10). */
  publishedAt: at('published_at'),
  /** Grows by trigger with every change of the session or of what hangs on it: what has been read of it stays good until then. */
  version: integer('version').notNull().default(1),
})

/** Half-open [opens, closes). */
export const examWindows = pgTable(
  'exam_windows',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    name: text('name', { enum: ['registration', 'payment', 'applicationForm', 'admitCard'] }).notNull(),
    opensAt: at('opens_at').notNull(),
    closesAt: at('closes_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.name] })],
)

/** A letter or notice to be read before registering. A version is never altered: a change is a new version (E-02, O-10). */
export const letters = pgTable(
  'letters',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    ordinal: integer('ordinal').notNull(),
    title: text('title').notNull(),
    paragraphs: jsonb('paragraphs').$type<string[]>().notNull(),
    textHash: text('text_hash').notNull(),
    /** On the last one the candidate ticks 同意. */
    needsTick: boolean('needs_tick').notNull(),
  },
  (t) => [uniqueIndex('letters_version').on(t.sessionId, t.key, t.version)],
)

/** Which version was agreed to, when and from where (E-02). */
export const agreements = pgTable(
  'agreements',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    letterId: uuid('letter_id')
      .notNull()
      .references(() => letters.id),
    agreedAt: at('agreed_at').notNull(),
    address: text('address').notNull(),
    device: text('device').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.letterId] })],
)

/** 级别 and 专业 that may be chosen together (E-05), with what the pair adds to the fee. */
export const examChoices = pgTable(
  'exam_choices',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    level: text('level').notNull(),
    specialty: text('specialty').notNull(),
    ordinal: integer('ordinal').notNull(),
    feeFen: integer('fee_fen').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.level, t.specialty] })],
)

/** 报名地: decides the office that reviews (E-05); its name is the scope's second part. */
export const examRegions = pgTable(
  'exam_regions',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    region: text('region').notNull(),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.region] })],
)

/** 职位表: what a civil-service exam recruits for (E-05). */
export const examPositions = pgTable(
  'exam_positions',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    /** 职位编码. */
    code: text('code').notNull(),
    /** 招录单位. */
    department: text('department').notNull(),
    /** 职位名称. */
    title: text('title').notNull(),
    /** 职位简介. */
    duties: text('duties').notNull().default(''),
    headcount: integer('headcount').notNull(),
    education: text('education').notNull().default(''),
    degree: text('degree').notNull().default(''),
    majors: text('majors').notNull().default(''),
    otherConditions: text('other_conditions').notNull().default(''),
    ordinal: integer('ordinal').notNull(),
    /** All of it in one text, which is looked through as one types. */
    search: text('search')
      .notNull()
      .generatedAlwaysAs(
        sql`code || ' ' || department || ' ' || title || ' ' || majors || ' ' || other_conditions || ' ' || duties`,
      ),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.code] })],
)

/** 科目: one sitting with its time. Whoever chose a level or specialty that it is for sits it; of everybody where none is named. */
export const examPapers = pgTable(
  'exam_papers',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    subject: text('subject').notNull(),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
    levels: text('levels').array(),
    specialties: text('specialties').array(),
    /** What it adds to the fee. */
    feeFen: integer('fee_fen').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.subject] })],
)

/** What the law and queries need of a registration as columns; its state lives in `cases`. One per person and session (E-05). */
export const registrations = pgTable(
  'registrations',
  {
    caseId: uuid('case_id')
      .primaryKey()
      .references(() => cases.id),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    photoId: uuid('photo_id').references(() => materials.id),
    level: text('level'),
    specialty: text('specialty'),
    positionCode: text('position_code'),
    region: text('region'),
    /** What is to be paid, as it was when the choice was confirmed. */
    feeFen: integer('fee_fen'),
    openedAt: at('opened_at').notNull().default(sql`business_now()`),
    confirmedAt: at('confirmed_at'),
    paidAt: at('paid_at'),
  },
  (t) => [
    uniqueIndex('registrations_person').on(t.sessionId, t.personId),
    index('registrations_position').on(t.sessionId, t.positionCode).where(sql`position_code is not null`),
    // The live board counts by hour and choice from these alone (O-11).
    index('registrations_opened').on(t.sessionId, t.openedAt),
    index('registrations_confirmed').on(t.sessionId, t.confirmedAt, t.level, t.specialty).where(sql`confirmed_at is not null`),
    index('registrations_paid').on(t.sessionId, t.paidAt).where(sql`paid_at is not null`),
    foreignKey({
      name: 'registrations_position_fk',
      columns: [t.sessionId, t.positionCode],
      foreignColumns: [examPositions.sessionId, examPositions.code],
    }),
  ],
)

/** 报考科目: the papers that a confirmed registration sits; seats, scores and admit cards are by paper. */
export const registrationPapers = pgTable(
  'registration_papers',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => registrations.caseId),
    sessionId: text('session_id').notNull(),
    subject: text('subject').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.subject] }),
    index('registration_papers_subject').on(t.sessionId, t.subject, t.caseId),
    foreignKey({
      name: 'registration_papers_paper_fk',
      columns: [t.sessionId, t.subject],
      foreignColumns: [examPapers.sessionId, examPapers.subject],
    }),
  ],
)
