import { integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './account'

/** 密保问题: three an account, in their order, each with the argon2id hash of its answer. */
export const securityQuestions = pgTable(
  'security_questions',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    ordinal: integer('ordinal').notNull(),
    question: text('question').notNull(),
    answerHash: text('answer_hash').notNull(),
    setAt: timestamp('set_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.ordinal] }), unique('security_questions_once').on(t.accountId, t.question)],
)
