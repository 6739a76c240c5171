// Negative controls: the same races with the guard taken away. They show that the race is real and that the guard is what stops it.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { candidate, draftRegistration, newPerson, openWorld, sessionId, type World } from './fixtures/world'
import { openCase } from './open-case'
import { transition } from './transition'
import { verifyChain } from './verify-chain'

// The product's own queries, without `for update` and without the unique key; both sides read before either goes on.
const gate = vi.hoisted(() => ({ waiting: [] as (() => void)[], parties: 0 }))
vi.mock('@/db/queries/case', async (original) => {
  const real = await original<typeof import('@/db/queries/case')>()
  const { cases, caseAnswers } = await import('@/db/schema/case')
  const { eq } = await import('drizzle-orm')
  const together = () =>
    new Promise<void>((go) => {
      gate.waiting.push(go)
      if (gate.waiting.length >= gate.parties) for (const each of gate.waiting.splice(0)) each()
    })
  return {
    ...real,
    lockCase: async (tx: Parameters<typeof real.lockCase>[0], id: string) => {
      const [row] = await tx
        .select({ head: cases, answers: caseAnswers })
        .from(cases)
        .leftJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
        .where(eq(cases.id, id))
      await together()
      return row ?? null
    },
    insertCase: async (tx: Parameters<typeof real.insertCase>[0], row: Parameters<typeof real.insertCase>[1]) => {
      await together()
      const [head] = await tx.insert(cases).values(row).returning()
      return head ?? null
    },
  }
})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

// The pool's: so many requests can be inside a transaction together.
const connections = 20

const succeeded = (outcomes: readonly PromiseSettledResult<{ ok: boolean }>[]) =>
  outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value.ok).length

test('Q-23 without the row lock both confirmations go ahead, and only the keys of the chain stop the second', async () => {
  gate.parties = 2
  const { id, viewer } = await lonely(draftRegistration)
  const outcomes = await Promise.allSettled([transition(viewer, id, 'confirm'), transition(viewer, id, 'confirm')])
  expect(succeeded(outcomes)).toBe(1)
  expect(outcomes.some((outcome) => outcome.status === 'rejected')).toBe(true)
})

test.each([2, 200])(
  'Q-23 without the row lock and without those keys %i confirmations at once are several, with several orders',
  async (times) => {
    await world.owner`alter table case_events drop constraint if exists case_events_case_id_seq_pk`
    await world.owner`alter table case_event_inputs drop constraint if exists case_event_inputs_case_id_seq_pk`
    await world.owner`alter table case_documents drop constraint if exists case_documents_case_id_version_pk`
    await world.owner`alter table registration_papers drop constraint if exists registration_papers_case_id_subject_pk cascade`
    await world.owner`drop index if exists orders_case`
    const { id, viewer } = await lonely(draftRegistration)
    gate.parties = Math.min(times, connections)
    const outcomes = await Promise.allSettled(Array.from({ length: times }, () => transition(viewer, id, 'confirm')))
    expect(succeeded(outcomes)).toBe(times)
    expect(await world.owner`select from orders where case_id = ${id}`).toHaveLength(gate.parties)
    expect(await world.owner`select from case_events where case_id = ${id} and name = 'confirm'`).toHaveLength(gate.parties)
    expect(await verifyChain(id)).not.toEqual([])
  },
)

test.each([2, 200])('Q-23 without the unique key %i openings at once are several registrations', async (times) => {
  await world.owner`drop index if exists cases_unique_key`
  await world.owner`drop index if exists registrations_person`
  const personId = await newPerson()
  gate.parties = Math.min(times, connections)
  const opening = { kind: 'exam-registration', aboutId: sessionId, scope: sessionId, applicantId: personId }
  await Promise.all(Array.from({ length: times }, () => openCase(candidate(personId), opening)))
  expect(await world.owner`select from cases where applicant_id = ${personId}`).toHaveLength(gate.parties)
})

/** Runs alone: nobody to wait for. */
async function lonely<T>(work: () => Promise<T>): Promise<T> {
  const { parties } = gate
  gate.parties = 1
  const done = await work()
  gate.parties = parties
  return done
}
