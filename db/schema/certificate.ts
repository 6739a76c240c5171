import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgSequence, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { persons } from './account'
import { cases, materials } from './case'
import { examSessions } from './exam'
import { runs } from './run'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** The last eight digits of a 管理号; never given twice, gaps are allowed. */
export const certificateSerials = pgSequence('certificate_serials', { startWith: 1, maxValue: 99_999_999, cycle: false })

/** Three digits of a 管理号 for each exam, given at its first certificate. */
export const certificateExams = pgTable(
  'certificate_exams',
  { exam: text('exam').primaryKey(), code: integer('code').notNull().unique() },
  (t) => [check('certificate_exams_code', sql`${t.code} between 1 and 999`)],
)

/**
 * 证书 (E-38): what is certified, as it was on the day of issue. Append-only; a case gets one, once ever. That it was revoked, and its
 * paper, stand in tables of their own.
 */
export const certificates = pgTable(
  'certificates',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: ['exam', 'title'] }).notNull(),
    /** 管理号, 21 digits. */
    managementNumber: text('management_number').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The registration, or the title application. */
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    /** Of exams. */
    sessionId: text('session_id').references(() => examSessions.id),
    name: text('name').notNull(),
    sex: text('sex').notNull(),
    /** 2020-08-15. */
    birthDate: text('birth_date').notNull(),
    idNumberSealed: text('id_number_sealed').notNull(),
    idNumberHash: text('id_number_hash').notNull(),
    photoId: uuid('photo_id')
      .notNull()
      .references(() => materials.id),
    /** 考试名称, or the title. */
    title: text('title').notNull(),
    level: text('level').notNull().default(''),
    specialty: text('specialty').notNull().default(''),
    /** 批准日期: of exams the day of the last paper. */
    approvedOn: text('approved_on').notNull(),
    issuedBy: uuid('issued_by').notNull(),
    runId: uuid('run_id').references(() => runs.id),
    issuedAt: at('issued_at').notNull(),
  },
  (t) => [
    uniqueIndex('certificates_case').on(t.caseId),
    index('certificates_person').on(t.personId, t.issuedAt),
    index('certificates_session').on(t.sessionId, t.managementNumber),
    check('certificates_number', sql`${t.managementNumber} ~ '^[0-9]{21}$'`),
    check('certificates_exam', sql`(${t.kind} = 'exam') = (${t.sessionId} is not null)`),
  ],
)

/** 撤销 (E-37): once, for ever. Append-only. */
export const certificateRevocations = pgTable('certificate_revocations', {
  certificateId: uuid('certificate_id')
    .primaryKey()
    .references(() => certificates.id),
  reason: text('reason').notNull(),
  /** Null: by a deadline, nobody in person. */
  revokedBy: uuid('revoked_by'),
  revokedAt: at('revoked_at').notNull(),
})

/** 印制批次 (O-22): blanks as they were delivered, from the first number to the last, for the certificates of one session. */
export const certificateBatches = pgTable(
  'certificate_batches',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    ordinal: integer('ordinal').notNull(),
    /** Letters before the digits; often none. */
    prefix: text('prefix').notNull(),
    digits: integer('digits').notNull(),
    first: bigint('first', { mode: 'number' }).notNull(),
    last: bigint('last', { mode: 'number' }).notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: at('made_at').notNull(),
  },
  (t) => [
    uniqueIndex('certificate_batches_ordinal').on(t.sessionId, t.ordinal),
    index('certificate_batches_range').on(t.prefix, t.digits, t.first),
    check('certificate_batches_order', sql`${t.first} <= ${t.last}`),
  ],
)

/** 印制号: the number of the blank that a certificate is printed on. A spoiled blank keeps its number, and the certificate takes the next. */
export const certificatePrints = pgTable(
  'certificate_prints',
  {
    printNumber: text('print_number').primaryKey(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => certificateBatches.id),
    /** Its place in the range of the batch. */
    serial: bigint('serial', { mode: 'number' }).notNull(),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    spoiledBy: uuid('spoiled_by'),
    spoiledAt: at('spoiled_at'),
  },
  (t) => [
    uniqueIndex('certificate_prints_batch').on(t.batchId, t.serial),
    uniqueIndex('certificate_prints_valid').on(t.certificateId).where(sql`spoiled_at is null`),
  ],
)
