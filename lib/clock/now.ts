import { sql } from 'drizzle-orm'
import { db, type Queryable } from '@/db/client'

/** The business clock: the database's time plus the sandbox's shift. Every rule about time asks this. */
export async function now(on: Queryable = db()): Promise<Date> {
  const [row] = await on.execute<{ now: Date | string }>(sql`select business_now() as now`)
  if (!row) throw new Error('the database did not tell the time')
  return new Date(row.now)
}
