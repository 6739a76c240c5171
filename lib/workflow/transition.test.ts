import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeClaim } from '@/db/queries/case'
import { now } from '@/lib/clock/now'
import { begin, move, settle } from './fixtures/walks'
import { actorFor, candidate, draftRegistration, newPerson, openWorld, sessionId, staff, type World } from './fixtures/world'
import { openCase } from './open-case'
import { businessOf } from './registry'
import { saveAnswers } from './save-answers'
import { transition } from './transition'
import { transitionMany } from './transition-many'
import { verifyChain } from './verify-chain'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const countOf = async (table: 'case_events' | 'orders' | 'case_documents', caseId: string, name?: string) => {
  const rows = await world.owner`select * from ${world.owner(table)} where case_id = ${caseId}`
  return rows.filter((row) => !name || row.name === name).length
}

describe('E-07 Q-20 confirming at once', () => {
  test.each([2, 200])('%i times is one confirmation, one order, one document', async (times) => {
    const { id, viewer } = await draftRegistration()
    const outcomes = await Promise.all(Array.from({ length: times }, () => transition(viewer, id, 'confirm')))
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.already)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.ok && outcome.already)).toHaveLength(times - 1)
    expect(await countOf('case_events', id, 'confirm')).toBe(1)
    expect(await countOf('orders', id)).toBe(1)
    expect(await countOf('case_documents', id)).toBe(1)
    expect(await world.owner`select from outbox where payload ->> 'key' = ${`confirmed:${id}`}`).toHaveLength(1)
    expect(await verifyChain(id)).toEqual([])
  })
})

test.each([2, 200])('E-05 opening a registration %i times at once is one case', async (times) => {
  const personId = await newPerson()
  const opening = { kind: 'exam-registration', aboutId: sessionId, scope: sessionId, applicantId: personId }
  const outcomes = await Promise.all(Array.from({ length: times }, () => openCase(candidate(personId), opening)))
  expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.id : outcome.message))).size).toBe(1)
  expect(outcomes.filter((outcome) => outcome.ok && !outcome.found)).toHaveLength(1)
  expect(await world.owner`select from cases where applicant_id = ${personId}`).toHaveLength(1)
  expect(await world.owner`select from registrations where person_id = ${personId}`).toHaveLength(1)
})

describe('Q-02 a deadline is judged by the arrival', () => {
  const deadline = new Date('2026-06-01T00:00:00+08:00')

  /** Holds the row in another connection; the request waits behind it. */
  async function whileLocked(caseId: string, work: (waiting: () => Promise<void>) => Promise<void>) {
    await world.owner.begin(async (sql) => {
      await sql`select from cases where id = ${caseId} for update`
      await work(async () => {
        for (let waiting = 0; waiting === 0; )
          waiting = (
            await world.owner`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
          ).length
      })
    })
  }

  test('E-08 who arrived in time and waited for a lock past the deadline is in', async () => {
    const { id, viewer } = await draftRegistration()
    let request = Promise.resolve<Awaited<ReturnType<typeof transition>> | null>(null)
    await whileLocked(id, async (waiting) => {
      await world.setClock(new Date(deadline.getTime() - 1000))
      request = transition(viewer, id, 'confirm')
      await waiting()
      await world.setClock(new Date(deadline.getTime() + 30_000))
    })
    expect(await request).toMatchObject({ ok: true, state: 'confirmed' })
    const [event] = await world.owner`select at from case_events where case_id = ${id} and name = 'confirm'`
    expect(event?.at.getTime()).toBeLessThan(deadline.getTime())
  })

  test('E-08 who arrives after it is refused, though the sweep has not come by and the case still reads 未确认', async () => {
    const { id, viewer } = await draftRegistration()
    const before = await world.image(id)
    await world.setClock(new Date(deadline.getTime() + 20))
    expect(await transition(viewer, id, 'confirm')).toMatchObject({ refusal: 'window_closed' })
    expect(await saveAnswers(viewer, id, { employer: '别的单位' }, 1)).toMatchObject({ refusal: 'wrong_state' })
    expect(await world.image(id)).toBe(before)
  })

  test('E-08 a sweep that is too early moves nothing', async () => {
    const { id } = await draftRegistration()
    expect(await transition('system', id, 'abandon')).toMatchObject({ refusal: 'too_early' })
  })

  test('E-22 paid in time and told after the abandonment is in; paid late is not', async () => {
    const { id, viewer } = await draftRegistration()
    await move(id, viewer, 'confirm')
    expect(await transition('gateway', id, 'pay')).toMatchObject({ refusal: 'not_ready' })
    await settle(id)
    await world.setClock('2026-06-15T00:05:00+08:00')
    expect(await move(id, 'system', 'abandon')).toBe('abandoned')
    expect(await move(id, 'gateway', 'pay')).toBe('paid')
  })
})

describe('Q-20 one transaction', () => {
  const effects = businessOf('exam-registration').effects
  const confirm = effects.confirm
  afterEach(() => {
    effects.confirm = confirm
  })

  test('an effect that fails leaves state, event, document, order and outbox as they were', async () => {
    const { id, viewer } = await draftRegistration()
    const before = await world.image(id)
    effects.confirm = async (work) => {
      await confirm?.(work)
      throw new Error('the effect failed')
    }
    await expect(transition(viewer, id, 'confirm')).rejects.toThrow('the effect failed')
    expect(await world.image(id)).toBe(before)
    expect(await countOf('orders', id)).toBe(0)
    effects.confirm = confirm
    expect(await move(id, viewer, 'confirm')).toBe('confirmed')
  })

  test('one of many that throws stops nobody else, and is reported', async () => {
    const drafts = await Promise.all([1, 2, 3].map(() => draftRegistration()))
    await world.owner`update cases set kind = 'nothing' where id = ${drafts[1]?.id ?? ''}`
    await world.setClock('2026-06-01T00:02:00+08:00')
    const failed: string[] = []
    const moves = drafts.map(({ id }) => ({ id, name: 'abandon' }))
    expect(await transitionMany('system', moves, (id) => failed.push(id))).toBe(2)
    expect(failed).toEqual([drafts[1]?.id])
  })
})

test('Q-12 confirming what was changed in another window meanwhile is refused', async () => {
  const { id, viewer } = await draftRegistration()
  await saveAnswers(viewer, id, { employer: '别的单位' }, 1)
  expect(await transition(viewer, id, 'confirm', undefined, { seen: 1 })).toMatchObject({ refusal: 'conflict' })
  expect(await transition(viewer, id, 'confirm', undefined, { seen: 2 })).toMatchObject({ ok: true })
})

test('E-07 Q-10 what is missing is said step by step, with the way there', async () => {
  const personId = await newPerson()
  const viewer = candidate(personId)
  const opened = await openCase(viewer, {
    kind: 'exam-registration',
    aboutId: sessionId,
    scope: sessionId,
    applicantId: personId,
  })
  const outcome = await transition(viewer, opened.ok ? opened.id : '', 'confirm')
  expect(outcome).toMatchObject({ refusal: 'not_ready' })
  const objections = outcome.ok ? [] : (outcome.objections ?? [])
  expect(objections.map((one) => one.href)).toEqual(
    ['health', 'integrity', 'details', 'choice'].map((step) => `/exams/${sessionId}/${step}`),
  )
})

test('Q-11 an input that cannot be stored is cleaned or refused, never an error', async () => {
  const walker = await begin(world, 'exam-refund')
  await move(walker.id, actorFor('applicant', walker), 'submit')
  const cashier = staff('cashier')
  await takeClaim(walker.id, cashier.accountId, await now(), new Date((await now()).getTime() + 60_000))
  expect(await transition(cashier, walker.id, 'return', 7)).toEqual({
    ok: false,
    refusal: 'invalid_input',
    message: '填写有误，请检查。',
  })
  expect(await transition(cashier, walker.id, 'return', { opinion: '退\u0000回\ud800' })).toMatchObject({ ok: true })
  const [row] = await world.owner`select input from case_event_inputs where case_id = ${walker.id} order by seq desc limit 1`
  expect(row?.input).toBe('{"opinion":"退回\ufffd"}')
})

test('S-14 a case open by one reviewer is not decided by another, until the claim runs out', async () => {
  const walker = await begin(world, 'exam-refund')
  await move(walker.id, actorFor('applicant', walker), 'submit')
  const [first, second] = [staff('cashier'), staff('cashier')]
  const at = await now()
  expect(await takeClaim(walker.id, first.accountId, at, new Date(at.getTime() + 60_000))).toBe(true)
  expect(await takeClaim(walker.id, second.accountId, at, new Date(at.getTime() + 60_000))).toBe(false)
  expect(await transition(second, walker.id, 'endorse')).toMatchObject({ refusal: 'claimed_by_other' })
  await world.setClock(new Date(at.getTime() + 61_000))
  expect(await transition(first, walker.id, 'endorse')).toMatchObject({ refusal: 'claimed_by_other' })
})
