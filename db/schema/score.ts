import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ImportProblem } from '@/lib/scoring/parse-scores'
import type { Standard } from '@/lib/scoring/standard'
import { examPapers, examSessions, registrationPapers } from './exam'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const mark = (name: string) => numeric(name, { precision: 5, scale: 1, mode: 'number' })

/** Full marks of a paper; 100 where nothing is said. */
export const paperMarks = pgTable(
  'paper_marks',
  {
    sessionId: text('session_id').notNull(),
    subject: text('subject').notNull(),
    fullMarks: integer('full_marks').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.subject] }),
    foreignKey({
      name: 'paper_marks_paper_fk',
      columns: [t.sessionId, t.subject],
      foreignColumns: [examPapers.sessionId, examPapers.subject],
    }),
  ],
)

/** A run: who brought which file, what it held, and every row that was wrong with it; one bad row imports nothing (Q-14, E-33). */
export const scoreImports = pgTable(
  'score_imports',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    /** 成绩, or 雷同认定. */
    kind: text('kind', { enum: ['scores', 'findings'] }).notNull(),
    outcome: text('outcome', { enum: ['imported', 'refused'] }).notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    /** Rows below the headings, scores that are new or another value, and scores left as they were. */
    rows: integer('rows').notNull(),
    changed: integer('changed').notNull(),
    kept: integer('kept').notNull(),
    problems: jsonb('problems').$type<ImportProblem[]>().notNull(),
    importedBy: uuid('imported_by').notNull(),
    importedAt: at('imported_at').notNull(),
  },
  (t) => [index('score_imports_session').on(t.sessionId, t.importedAt)],
)

/**
 * What was scored in a paper of a registration, by version: a changed score keeps both values (E-35). Append-only; the highest version
 * counts. -1 缺考, -2 违纪, -4 成绩无效.
 */
export const scores = pgTable(
  'scores',
  {
    caseId: uuid('case_id').notNull(),
    subject: text('subject').notNull(),
    version: integer('version').notNull(),
    sessionId: text('session_id').notNull(),
    score: mark('score').notNull(),
    /** Why it is -4, as it was found. */
    finding: text('finding').notNull().default(''),
    source: text('source', { enum: ['import', 'finding', 'correction', 'recheck', 'void'] }).notNull(),
    /** The import, correction or case that it came from. */
    sourceId: uuid('source_id').notNull(),
    recordedBy: uuid('recorded_by'),
    recordedAt: at('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.subject, t.version] }),
    index('scores_session').on(t.sessionId, t.caseId, t.subject, t.version),
    // What changed after publication: somebody may have passed by it (E-36).
    index('scores_changed').on(t.sessionId, t.recordedAt).where(sql`source in ('correction', 'recheck')`),
    foreignKey({
      name: 'scores_paper_fk',
      columns: [t.caseId, t.subject],
      foreignColumns: [registrationPapers.caseId, registrationPapers.subject],
    }),
    check('scores_value', sql`score >= 0 or score in (-1, -2, -4)`),
  ],
)

/** 发布: proposed with its time and standard by one officer, confirmed by another; in force from its time on (O-27). One live one a session. */
export const scorePublications = pgTable(
  'score_publications',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sessionId: text('session_id')
      .notNull()
      .references(() => examSessions.id),
    state: text('state', { enum: ['proposed', 'confirmed', 'withdrawn'] }).notNull(),
    standard: jsonb('standard').$type<Standard>().notNull(),
    publishAt: at('publish_at').notNull(),
    /** Until when 成绩复查 may be asked for. */
    recheckUntil: at('recheck_until').notNull(),
    candidates: integer('candidates').notNull(),
    /** How many pass by the standard, as the two officers saw it. */
    passed: integer('passed').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: at('proposed_at').notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: at('confirmed_at'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: at('withdrawn_at'),
    /** Candidates are told in batches, in the order of their cases: up to this one. */
    toldUpTo: uuid('told_up_to'),
    toldAt: at('told_at'),
    /** Up to when everybody who must be checked has a check (E-36). */
    checksOpenedAt: at('checks_opened_at'),
  },
  (t) => [
    uniqueIndex('score_publications_live').on(t.sessionId).where(sql`state <> 'withdrawn'`),
    index('score_publications_untold').on(t.publishAt).where(sql`state = 'confirmed' and told_at is null`),
  ],
)

/** 更正: another value with the reason, asked for by one officer and confirmed by another (E-33). */
export const scoreCorrections = pgTable(
  'score_corrections',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    caseId: uuid('case_id').notNull(),
    subject: text('subject').notNull(),
    sessionId: text('session_id').notNull(),
    /** The version that is to be replaced: another one since then is not replaced unseen. */
    version: integer('version').notNull(),
    score: mark('score').notNull(),
    reason: text('reason').notNull(),
    state: text('state', { enum: ['proposed', 'confirmed', 'declined'] }).notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: at('proposed_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    uniqueIndex('score_corrections_open').on(t.caseId, t.subject).where(sql`state = 'proposed'`),
    index('score_corrections_session').on(t.sessionId, t.proposedAt),
    foreignKey({
      name: 'score_corrections_paper_fk',
      columns: [t.caseId, t.subject],
      foreignColumns: [registrationPapers.caseId, registrationPapers.subject],
    }),
    check('score_corrections_value', sql`score >= 0 or score in (-1, -2, -4)`),
  ],
)
