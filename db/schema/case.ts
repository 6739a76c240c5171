import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigserial,
  boolean,
  check,
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
import type { AnswerRow } from '@/lib/workflow/form'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** The slim head of whatever is applied for and decided by people. Only lib/workflow changes a row. */
export const cases = pgTable(
  'cases',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    number: text('number').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    enteredAt: at('entered_at').notNull(),
    awaits: text('awaits'),
    scope: text('scope').notNull(),
    applicantId: uuid('applicant_id'),
    unitId: uuid('unit_id'),
    aboutType: text('about_type').notNull(),
    aboutId: text('about_id').notNull(),
    parentId: uuid('parent_id').references((): AnyPgColumn => cases.id),
    assignedTo: uuid('assigned_to'),
    claimedUntil: at('claimed_until'),
    dueAt: at('due_at'),
    uniqueKey: text('unique_key'),
    version: integer('version').notNull().default(1),
    /** Head of the event chain: kept here so that appending needs no look-up. */
    eventCount: integer('event_count').notNull().default(0),
    eventHash: text('event_hash').notNull().default(''),
  },
  (t) => [
    uniqueIndex('cases_number').on(t.number),
    uniqueIndex('cases_unique_key').on(t.uniqueKey),
    index('cases_due').on(t.dueAt).where(sql`due_at is not null`),
    index('cases_applicant').on(t.applicantId, t.enteredAt),
    index('cases_unit').on(t.unitId, t.enteredAt).where(sql`unit_id is not null`),
    // Those of one exam, by state and all together, the latest first; counted without looking at the cases.
    index('cases_about').on(t.aboutType, t.aboutId, t.state, t.enteredAt, t.id, t.kind),
    index('cases_about_recent').on(t.aboutType, t.aboutId, t.enteredAt, t.id, t.kind),
    // The desk: each state oldest first, within a scope and whatever the scope, what one holds, and numbers by their beginning. Who holds
    // a case stands in the index so that what is free is counted without looking at the cases.
    index('cases_queue')
      .on(t.kind, t.state, t.scope, t.enteredAt, t.id, t.assignedTo, t.claimedUntil)
      .where(sql`awaits is not null`),
    index('cases_desk').on(t.kind, t.state, t.enteredAt, t.id, t.assignedTo, t.claimedUntil).where(sql`awaits is not null`),
    index('cases_assigned').on(t.assignedTo, t.kind, t.state, t.enteredAt, t.id).where(sql`assigned_to is not null`),
    index('cases_number_prefix').on(t.number.op('text_pattern_ops'), t.id),
    index('cases_parent').on(t.parentId).where(sql`parent_id is not null`),
  ],
)

/** What is typed, as typed; fields marked secret are sealed one by one. */
export const caseAnswers = pgTable('case_answers', {
  caseId: uuid('case_id')
    .primaryKey()
    .references(() => cases.id),
  formVersion: integer('form_version').notNull(),
  answers: jsonb('answers').$type<Record<string, string>>().notNull(),
  version: integer('version').notNull().default(1),
  savedAt: at('saved_at').notNull(),
})

/** What was submitted, frozen as question and answer: reviewers, differences and papers read these. */
export const caseDocuments = pgTable(
  'case_documents',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    version: integer('version').notNull(),
    formVersion: integer('form_version').notNull(),
    rows: jsonb('rows').$type<DocumentRow[]>().notNull(),
    answers: jsonb('answers').$type<Record<string, string>>().notNull(),
    frozenAt: at('frozen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.version] })],
)
export type DocumentRow = AnswerRow

/** What happened. Append-only by rights and by trigger; chained by hash over canonical text. */
export const caseEvents = pgTable(
  'case_events',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer('seq').notNull(),
    name: text('name').notNull(),
    fromState: text('from_state'),
    toState: text('to_state').notNull(),
    actorId: uuid('actor_id'),
    relation: text('relation').notNull(),
    at: at('at').notNull(),
    /** The hash of the input, so that personal input can be erased without breaking the chain. */
    inputHash: text('input_hash').notNull(),
    canonical: text('canonical').notNull(),
    hash: text('hash').notNull(),
    /** When it was written, by the clock that nobody sets: a day's digest covers what was there when it was sealed. */
    recordedAt: at('recorded_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    index('case_events_at').on(t.at, t.caseId, t.seq),
    // The auditor's questions: who did what (O-28).
    index('case_events_actor').on(t.actorId, t.at, t.caseId, t.seq).where(sql`actor_id is not null`),
    index('case_events_name').on(t.name, t.at, t.caseId, t.seq),
  ],
)

export const caseEventInputs = pgTable(
  'case_event_inputs',
  {
    caseId: uuid('case_id').notNull(),
    seq: integer('seq').notNull(),
    input: text('input').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] })],
)

/** One signed digest a day over all heads that moved, chained to the day before: a missing case or a cut tail shows. */
export const eventDigests = pgTable('event_digests', {
  day: text('day').primaryKey(),
  heads: integer('heads').notNull(),
  digest: text('digest').notNull(),
  previous: text('previous').notNull(),
  signature: text('signature').notNull(),
  sealedAt: at('sealed_at').notNull(),
  /** By the wall clock: events written later are not in the digest, whatever their business time. */
  recordedUntil: at('recorded_until'),
  /** Where the audit chain stood: `<seq> <hash>` of its last entry. */
  auditHead: text('audit_head'),
})

/** Opinions and votes, one row each: who, of which round, what. */
export const caseReviews = pgTable(
  'case_reviews',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    ballot: text('ballot'),
    round: integer('round').notNull().default(1),
    reviewerId: uuid('reviewer_id').notNull(),
    verdict: text('verdict').notNull(),
    opinion: text('opinion').notNull().default(''),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('case_reviews_ballot').on(t.caseId, t.ballot, t.round, t.reviewerId).where(sql`ballot is not null`),
    index('case_reviews_case').on(t.caseId),
  ],
)

/** Uploads: bytes live in storage under a random key, never under a name that somebody typed. */
export const materials = pgTable(
  'materials',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: uuid('owner_id').notNull(),
    caseId: uuid('case_id').references(() => cases.id),
    purpose: text('purpose').notNull(),
    storageKey: text('storage_key').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    createdAt: at('created_at').notNull(),
    /** What its owner calls it. */
    name: text('name').notNull().default(''),
    pages: integer('pages').notNull().default(1),
    /** Of the bytes that were uploaded: the same file again is found by it. Null: made for one case (photos). */
    uploadSha256: text('upload_sha256'),
  },
  (t) => [
    index('materials_owner').on(t.ownerId),
    index('materials_case').on(t.caseId),
    uniqueIndex('materials_upload').on(t.ownerId, t.uploadSha256).where(sql`upload_sha256 is not null`),
  ],
)

/** Which answers name which file; a file may serve several cases. What was once submitted (`frozen`) is never let go of. */
export const materialUses = pgTable(
  'material_uses',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    field: text('field').notNull(),
    materialId: uuid('material_id')
      .notNull()
      .references(() => materials.id),
    frozen: boolean('frozen').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.field, t.materialId] }), index('material_uses_material').on(t.materialId)],
)

/** Messages and jobs, written in the transaction that causes them and handed to graphile-worker by one task. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    task: text('task').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    handedAt: at('handed_at'),
  },
  (t) => [
    index('outbox_waiting').on(t.id).where(sql`handed_at is null`),
    // What names its words says in which version of them (O-25): whoever posts goes by insertOutbox.
    check('outbox_names_version', sql`payload -> 'template' is null or payload -> 'version' is not null`),
  ],
)
