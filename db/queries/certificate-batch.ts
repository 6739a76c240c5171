// Blanks and what was printed on which (O-22).
import { and, asc, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import { overseesCertificates } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { certificateBatches, certificatePrints, certificateRevocations, certificates } from '../schema/certificate'

export type Batch = typeof certificateBatches.$inferSelect
export type BatchView = Awaited<ReturnType<typeof listBatches>>[number]

/** Lets one officer at a time give out print numbers, until the transaction ends. */
export async function holdBlanks(tx: Tx) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('certificate blanks', 0))`)
}

/** A batch, of any session, whose blanks are among these; null: none. */
export async function findOverlap(tx: Tx, { prefix, digits, first, last }: Pick<Batch, 'prefix' | 'digits' | 'first' | 'last'>) {
  const [batch] = await tx
    .select()
    .from(certificateBatches)
    .where(
      and(
        eq(certificateBatches.prefix, prefix),
        eq(certificateBatches.digits, digits),
        lte(certificateBatches.first, last),
        gte(certificateBatches.last, first),
      ),
    )
    .limit(1)
  return batch ?? null
}

export async function insertBatch(tx: Tx, row: Omit<typeof certificateBatches.$inferInsert, 'ordinal'>): Promise<Batch> {
  const ordinal = sql<number>`(select coalesce(max(ordinal), 0) + 1 from certificate_batches where session_id = ${row.sessionId})`
  const [batch] = await tx
    .insert(certificateBatches)
    .values({ ...row, ordinal })
    .returning()
  if (!batch) throw new Error('the batch was not written')
  return batch
}

/** Gives the blanks of a batch, in order, to the certificates of its session that have none, by 管理号. Answers how many. */
export async function giveBlanks(tx: Tx, { id, sessionId, prefix, digits, first, last }: Batch): Promise<number> {
  const given = await tx.execute(sql`
    insert into certificate_prints (print_number, batch_id, serial, certificate_id)
    select ${prefix}::text || lpad(n::text, ${digits}::int, '0'), ${id}::uuid, n, certificate_id
    from (
      select c.id as certificate_id, ${first}::bigint + row_number() over (order by c.management_number) - 1 as n
      from certificates c where c.session_id = ${sessionId} and ${unprinted}
    ) next where n <= ${last}::bigint`)
  return given.count
}

const unprinted = sql`not exists (select from certificate_revocations r where r.certificate_id = c.id)
  and not exists (select from certificate_prints p where p.certificate_id = c.id and p.spoiled_at is null)`

/** How many certificates of a session wait for a blank. */
export async function countUnprinted(sessionId: string, on: Queryable = db()): Promise<number> {
  const [row] = await on.execute<{ n: number }>(
    sql`select count(*)::int as n from certificates c where c.session_id = ${sessionId} and ${unprinted}`,
  )
  return row?.n ?? 0
}

/** Marks a blank of a session as spoiled; null: there is none that is good. */
export async function spoil(tx: Tx, sessionId: string, printNumber: string, by: string, at: Date) {
  const [found] = await tx
    .update(certificatePrints)
    .set({ spoiledBy: by, spoiledAt: at })
    .from(certificateBatches)
    .where(
      and(
        eq(certificatePrints.printNumber, printNumber),
        isNull(certificatePrints.spoiledAt),
        eq(certificateBatches.id, certificatePrints.batchId),
        eq(certificateBatches.sessionId, sessionId),
      ),
    )
    .returning({ batchId: certificatePrints.batchId, certificateId: certificatePrints.certificateId })
  return found ?? null
}

/** The next blank of a batch, for a certificate that stands; null: none is left, or it was revoked. */
export async function giveNextBlank(tx: Tx, batchId: string, certificateId: string): Promise<string | null> {
  const [given] = await tx.execute<{ print_number: string }>(sql`
    insert into certificate_prints (print_number, batch_id, serial, certificate_id)
    select b.prefix || lpad(next.n::text, b.digits, '0'), b.id, next.n, c.id
    from certificate_batches b join certificates c on c.id = ${certificateId}
    cross join lateral (select coalesce(max(p.serial) + 1, b.first) as n from certificate_prints p where p.batch_id = b.id) next
    where b.id = ${batchId} and next.n <= b.last and ${unprinted}
    returning print_number`)
  return given?.print_number ?? null
}

/** The batches of a session, newest first, with how many blanks are used and spoiled. */
export async function listBatches(viewer: Viewer, sessionId: string, on: Queryable = db()) {
  if (!overseesCertificates(viewer, sessionId)) return []
  return on
    .select({
      batch: certificateBatches,
      printed: sql<number>`(count(${certificatePrints.printNumber}) filter (where ${certificatePrints.spoiledAt} is null))::int`,
      spoiled: sql<number>`count(${certificatePrints.spoiledAt})::int`,
    })
    .from(certificateBatches)
    .leftJoin(certificatePrints, eq(certificatePrints.batchId, certificateBatches.id))
    .where(eq(certificateBatches.sessionId, sessionId))
    .groupBy(certificateBatches.id)
    .orderBy(sql`${certificateBatches.ordinal} desc`)
}

/** A batch of a session, for who oversees it. */
export async function getBatch(viewer: Viewer, sessionId: string, id: string, on: Queryable = db()): Promise<Batch | null> {
  if (!isUuid(id) || !overseesCertificates(viewer, sessionId)) return null
  const [batch] = await on
    .select()
    .from(certificateBatches)
    .where(and(eq(certificateBatches.id, id), eq(certificateBatches.sessionId, sessionId)))
  return batch ?? null
}

/** What is printed on the blanks of a batch, in their order; `after` is the last serial of the page before. For code that has checked who asks. */
export async function listPrints(batchId: string, after: number, limit: number, on: Queryable = db()) {
  return on
    .select({ print: certificatePrints, certificate: certificates, revokedAt: certificateRevocations.revokedAt })
    .from(certificatePrints)
    .innerJoin(certificates, eq(certificates.id, certificatePrints.certificateId))
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .where(and(eq(certificatePrints.batchId, batchId), sql`${certificatePrints.serial} > ${after}`))
    .orderBy(asc(certificatePrints.serial))
    .limit(limit)
}
