import { and, desc, eq, gt, isNull, lte, notExists, or, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { caseEventInputs, caseEvents } from '../schema/case'
import { commitments, dishonestyEntries } from '../schema/commitment'
import { dishonestyEndings } from '../schema/dishonesty'

export type Commitment = typeof commitments.$inferSelect

/** What a person did with the commitment of one exam in one year, oldest first. */
export async function listCommitments(personId: string, exam: string, year: number, on: Queryable = db()): Promise<Commitment[]> {
  return on
    .select()
    .from(commitments)
    .where(and(eq(commitments.personId, personId), eq(commitments.exam, exam), eq(commitments.year, year)))
    .orderBy(commitments.at)
}

/** The letter that was signed for this registration, and when it was withdrawn; null: none was signed. */
export async function signedCommitment(
  caseId: string,
  on: Queryable = db(),
): Promise<(Commitment & { withdrawnAt: Date | null }) | null> {
  const done = await on.select().from(commitments).where(eq(commitments.caseId, caseId))
  const signed = done.find(({ what }) => what === 'chosen')
  const withdrawnAt = done.find(({ what }) => what === 'withdrawn')?.at ?? null
  return signed ? { ...signed, withdrawnAt } : null
}

/** Adds what was done with the commitment; not choosing it twice is once. The database refuses to sign after that (ZK001). */
export async function insertCommitment(on: Queryable, row: typeof commitments.$inferInsert) {
  await on.insert(commitments).values(row).onConflictDoNothing()
}

/** Entries of the dishonesty registry that are in force for a person: confirmed, begun, not over and not ended early. */
export async function listDishonesty(personId: string, at: Date, on: Queryable = db()) {
  return on
    .select({ source: dishonestyEntries.source, effect: dishonestyEntries.effect, endsAt: dishonestyEntries.endsAt })
    .from(dishonestyEntries)
    .where(
      and(
        eq(dishonestyEntries.personId, personId),
        eq(dishonestyEntries.state, 'confirmed'),
        lte(dishonestyEntries.startsAt, at),
        or(isNull(dishonestyEntries.endsAt), gt(dishonestyEntries.endsAt, at)),
        wasNotEnded(on, at),
      ),
    )
    .orderBy(desc(dishonestyEntries.startsAt))
}

/** Was a false commitment entered for a person, whatever became of its period? One that was ended early is no word against them any more. */
export async function hadFalseCommitment(personId: string, at: Date, on: Queryable = db()): Promise<boolean> {
  const { source, state, startsAt } = dishonestyEntries
  const entered = and(eq(dishonestyEntries.personId, personId), eq(source, 'false-commitment'), eq(state, 'confirmed'))
  const found = await on
    .select({ one: sql`1` })
    .from(dishonestyEntries)
    .where(and(entered, lte(startsAt, at), wasNotEnded(on, at)))
    .limit(1)
  return found.length > 0
}

function wasNotEnded(on: Queryable, at: Date) {
  return notExists(
    on
      .select({ one: sql`1` })
      .from(dishonestyEndings)
      .where(
        and(
          eq(dishonestyEndings.entryId, dishonestyEntries.id),
          eq(dishonestyEndings.state, 'confirmed'),
          lte(dishonestyEndings.decidedAt, at),
        ),
      ),
  )
}

/** What the newest event of that name was given, as it is stored; null: there is none. */
export async function lastInput(caseId: string, name: string, on: Queryable | Tx = db()): Promise<unknown> {
  const [found] = await on
    .select({ input: caseEventInputs.input })
    .from(caseEvents)
    .innerJoin(caseEventInputs, and(eq(caseEventInputs.caseId, caseEvents.caseId), eq(caseEventInputs.seq, caseEvents.seq)))
    .where(and(eq(caseEvents.caseId, caseId), eq(caseEvents.name, name)))
    .orderBy(desc(caseEvents.seq))
    .limit(1)
  return found ? JSON.parse(found.input) : null
}
