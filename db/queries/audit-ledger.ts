import { asc, desc, eq, gt, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { auditEntries } from '../schema/audit'

export type AuditEntry = typeof auditEntries.$inferSelect

/** The ledger's last entry and the time on both clocks; nobody else may add until the transaction ends. */
export async function lockAuditHead(tx: Tx): Promise<{ seq: number; hash: string; at: Date; wallAt: Date }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('audit_entries'))`)
  const [times] = await tx.execute<{ at: Date | string; wall_at: Date | string }>(
    sql`select business_now() as at, date_trunc('milliseconds', clock_timestamp()) as wall_at`,
  )
  if (!times) throw new Error('the database did not tell the time')
  const head = await latestAuditEntry(tx)
  return { seq: head?.seq ?? 0, hash: head?.hash ?? '', at: new Date(times.at), wallAt: new Date(times.wall_at) }
}

export async function latestAuditEntry(on: Queryable = db()): Promise<AuditEntry | null> {
  const [entry] = await on.select().from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1)
  return entry ?? null
}

export async function insertAuditEntry(tx: Tx, row: typeof auditEntries.$inferInsert) {
  await tx.insert(auditEntries).values(row)
}

/** The hash of one entry; null: there is none of that number. */
export async function auditHashOf(seq: number, on: Queryable = db()): Promise<string | null> {
  const [entry] = await on.select({ hash: auditEntries.hash }).from(auditEntries).where(eq(auditEntries.seq, seq))
  return entry?.hash ?? null
}

/** Entries in the order of the chain, a page after number `after`. */
export async function listAuditEntries(after: number, limit: number, on: Queryable = db()): Promise<AuditEntry[]> {
  return on.select().from(auditEntries).where(gt(auditEntries.seq, after)).orderBy(asc(auditEntries.seq)).limit(limit)
}
