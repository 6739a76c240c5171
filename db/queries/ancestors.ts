import { sql } from 'drizzle-orm'
import type { Tx } from '../client'

/**
 * Locks the parents of a case, the topmost first, so that a parent that moves its children and a child that moves its parent never wait
 * for each other in a circle.
 */
export async function lockAncestors(tx: Tx, caseId: string) {
  await tx.execute(sql`
    with recursive ancestors as (
      select parent_id as id, 1 as height from cases where id = ${caseId} and parent_id is not null
      union all
      select c.parent_id, a.height + 1 from cases c join ancestors a on c.id = a.id where c.parent_id is not null
    )
    select c.id from cases c join ancestors a on a.id = c.id order by a.height desc for update of c`)
}
