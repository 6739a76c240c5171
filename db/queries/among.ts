import { sql } from 'drizzle-orm'

/**
 * For `column in ${among(ids)}`: one parameter however many ids there are. In `= any(text::uuid[])` the text would be read again for every row that is
 * compared, which takes minutes where tens of thousands passed an exam.
 */
export function among(ids: readonly string[]) {
  return sql`(select unnest(${`{${ids.join(',')}}`}::text::uuid[]))`
}
