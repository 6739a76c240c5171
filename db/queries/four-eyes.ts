// Who did what on a case before, which four eyes keep from what comes next.
import { type SQL, sql } from 'drizzle-orm'
import type { Barred } from '@/lib/workflow/four-eyes'
import type { Queryable } from '../client'
import { arrayOf } from './desk-search'

/** Do four eyes keep this account from it? */
export async function isBarred(on: Queryable, caseId: string, accountId: string, barred: Barred): Promise<boolean> {
  if (barred.ever.length === 0 && barred.last.length === 0) return false
  const found = await on.execute(barring(sql`${caseId}::uuid`, sql`${accountId}::uuid`, barred))
  return found.length > 0
}

/** The events by which four eyes bar an actor, to stand after `exists`: each of `ever`; of `last` only what no other of them came after. */
export function barring(caseId: SQL, actorId: SQL, barred: Barred | { ever: SQL; last: SQL }): SQL {
  const [ever, last] = [names(barred.ever), names(barred.last)]
  const later = sql`select from case_events l where l.case_id = e.case_id and l.seq > e.seq and l.name = any(${last})`
  return sql`select e.seq from case_events e where e.case_id = ${caseId} and e.actor_id = ${actorId}
    and (e.name = any(${ever}) or (e.name = any(${last}) and not exists (${later})))`
}

function names(of: readonly string[] | SQL): SQL {
  return isNames(of) ? sql`${arrayOf(of)}::text[]` : of
}

function isNames(of: readonly string[] | SQL): of is readonly string[] {
  return Array.isArray(of)
}
