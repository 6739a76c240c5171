import { pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'
import { scorePublications } from './score'

/** Up to when the checks that a publication of scores asks for have all been opened (E-36); scores that changed later are looked at again. */
export const checkRounds = pgTable('check_rounds', {
  publicationId: uuid('publication_id')
    .primaryKey()
    .references(() => scorePublications.id),
  doneAt: timestamp('done_at', { withTimezone: true, mode: 'date' }).notNull(),
})
