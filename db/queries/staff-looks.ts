import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../client'
import { persons } from '../schema/account'
import { auditEntries } from '../schema/audit'
import { cases } from '../schema/case'

/** A case's head with the sealed numbers of its applicant: for lib/audit/reveal-id-number.ts, which says who may and writes it down. */
export async function getPersonOfCase(caseId: string, on: Queryable) {
  const [row] = await on
    .select({
      head: { kind: cases.kind, applicantId: cases.applicantId, unitId: cases.unitId, scope: cases.scope },
      person: { idNumberSealed: persons.idNumberSealed, mobileSealed: persons.mobileSealed },
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.applicantId))
    .where(eq(cases.id, caseId))
  return row ?? null
}

/**
 * How often an account has looked at whole numbers today, and whether the ledger already tells that it was refused more; by the clock that
 * nobody sets. Its looks wait for each other until the transaction ends, so that many at once are counted as well.
 */
export async function countLooksToday(tx: Tx, accountId: string): Promise<{ looks: number; isTold: boolean }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('looks'), hashtext(${accountId}))`)
  const rows = await tx
    .select({ what: auditEntries.what, n: sql<number>`count(*)::int` })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.actorId, accountId),
        inArray(auditEntries.what, ['id-number-seen', 'mobile-seen', 'answer-seen', 'look-refused']),
        sql`${auditEntries.wallAt} >= date_trunc('day', clock_timestamp(), 'Asia/Shanghai')`,
      ),
    )
    .groupBy(auditEntries.what)
  const looks = rows.filter(({ what }) => what !== 'look-refused').reduce((sum, { n }) => sum + n, 0)
  return { looks, isTold: rows.some(({ what }) => what === 'look-refused') }
}
