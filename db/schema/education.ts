import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { EducationRecord } from '@/lib/education/rules'
import { persons } from './account'
import { cases, materials } from './case'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * An education level as its owner typed it (E-10). The words of a row never change: editing removes it and writes another, so that an answer
 * about what was typed before counts for nothing, and what a registration used stays as it was.
 */
export const educationLevels = pgTable(
  'education_levels',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    level: text('level').notNull(),
    degree: text('degree').notNull(),
    school: text('school').notNull(),
    major: text('major').notNull(),
    /** 2008-09. */
    startedOn: text('started_on').notNull(),
    endedOn: text('ended_on').notNull(),
    mode: text('mode').notNull(),
    abroad: boolean('abroad').notNull(),
    certificateSealed: text('certificate_sealed'),
    certificateHash: text('certificate_hash'),
    degreeCertificateSealed: text('degree_certificate_sealed'),
    createdAt: at('created_at').notNull(),
    removedAt: at('removed_at'),
  },
  (t) => [
    index('education_levels_person').on(t.personId, t.createdAt),
    index('education_levels_removed').on(t.removedAt).where(sql`removed_at is not null`),
    uniqueIndex('education_levels_certificate').on(t.personId, t.certificateHash).where(sql`removed_at is null`),
  ],
)

/** 学历学位核查 of one level (E-14): the first answer stands. */
export const educationChecks = pgTable(
  'education_checks',
  {
    levelId: uuid('level_id')
      .primaryKey()
      .references(() => educationLevels.id),
    standing: text('standing', { enum: ['waiting', 'passed', 'failed', 'onsite'] }).notNull(),
    /** Where it stands at 需现场核查: because 学信网 said so, or without its word. */
    reason: text('reason', { enum: ['answer', 'abroad', 'secondary', 'late'] }),
    /** What 学信网 has of the certificate. */
    record: jsonb('record').$type<EducationRecord>(),
    startedAt: at('started_at').notNull(),
    /** When it is asked again, should the answer not have come. */
    askAt: at('ask_at').notNull(),
    answeredAt: at('answered_at'),
  },
  (t) => [index('education_checks_due').on(t.askAt).where(sql`standing = 'waiting'`)],
)

/** What was uploaded for a level that did not pass; the newest counts. */
export const educationProofs = pgTable(
  'education_proofs',
  {
    levelId: uuid('level_id')
      .notNull()
      .references(() => educationLevels.id),
    materialId: uuid('material_id')
      .notNull()
      .references(() => materials.id),
    /** `scan`: the certificate alone; the report is owed within ten working days of the scores. */
    kind: text('kind', { enum: ['report', 'scan'] }).notNull(),
    attachedAt: at('attached_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.levelId, t.materialId] }), index('education_proofs_material').on(t.materialId)],
)

/** Which levels a registration was confirmed with: those are kept. */
export const educationUses = pgTable(
  'education_uses',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    levelId: uuid('level_id')
      .notNull()
      .references(() => educationLevels.id),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.levelId] }), index('education_uses_level').on(t.levelId)],
)

/** The photo of 完善个人信息, from which registrations take theirs (E-10). */
export const personPhotos = pgTable('person_photos', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => persons.id),
  materialId: uuid('material_id')
    .notNull()
    .references(() => materials.id),
  takenAt: at('taken_at').notNull(),
})
