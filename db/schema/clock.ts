import { integer, interval, pgTable } from 'drizzle-orm/pg-core'

/** One row: how far the sandbox has shifted the business clock; zero outside the sandbox. */
export const clockShift = pgTable('clock_shift', {
  id: integer('id').primaryKey().default(1),
  shift: interval('shift').notNull().default('0'),
})
