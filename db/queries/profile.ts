// What the profile shows of its own account; nobody else's.
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { accounts, persons, securityEvents, units } from '../schema/account'
import { cases } from '../schema/case'

/** The viewer's own account, with its person or unit. Sealed numbers stay sealed. */
export async function getProfile(viewer: Viewer, on: Queryable = db()) {
  const [row] = await on
    .select({
      username: accounts.username,
      kind: accounts.kind,
      name: accounts.displayName,
      createdAt: accounts.createdAt,
      person: persons,
      unit: { name: units.name },
    })
    .from(accounts)
    .leftJoin(persons, eq(persons.id, accounts.personId))
    .leftJoin(units, eq(units.id, accounts.unitId))
    .where(eq(accounts.id, viewer.accountId))
  return row ?? null
}

export type SecurityEvent = typeof securityEvents.$inferSelect

/** What happened to the viewer's account, the newest first; all of it where no limit is named. */
export async function listSecurityEvents(viewer: Viewer, limit?: number, on: Queryable = db()): Promise<SecurityEvent[]> {
  const events = on
    .select()
    .from(securityEvents)
    .where(eq(securityEvents.accountId, viewer.accountId))
    .orderBy(desc(securityEvents.at), desc(securityEvents.id))
  return limit === undefined ? events : events.limit(limit)
}

/** The viewer's own cases that are not over, the newest first. */
export async function listOpenCases({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  return on
    .select({ id: cases.id, kind: cases.kind, number: cases.number, state: cases.state, aboutId: cases.aboutId })
    .from(cases)
    .where(and(eq(cases.applicantId, personId), isNotNull(cases.awaits)))
    .orderBy(desc(cases.enteredAt))
}
