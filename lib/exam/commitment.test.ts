import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { latestDocument } from '@/db/queries/case'
import { insertCommitment, listCommitments, signedCommitment } from '@/db/queries/commitment'
import { dishonestyEntries } from '@/db/schema/commitment'
import { orders } from '@/db/schema/payment'
import { now } from '@/lib/clock/now'
import { orderOf as shownOrder } from '@/lib/payment/order-of'
import { startPayment } from '@/lib/payment/start-payment'
import { qualificationDraft } from '@/lib/workflow/fixtures/qualification-draft'
import { newPerson, openWorld, type World } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { declineCommitment } from './decline-commitment'
import {
  confirm,
  confirmed,
  ends,
  exam,
  justAfter,
  justBefore,
  orderOf,
  origin,
  pay,
  review,
  sign,
  signed,
  stateOf,
  told,
  withdraw,
} from './fixtures/qualification'
import { mayCommit } from './may-commit'
import { saveStep } from './save-step'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const somebody = { name: '', sex: '', idKind: '', idNumber: '', mobile: '' }

describe('E-12 告知承诺制', () => {
  test('E-07 E-12 who commits signs first and pays then: the letter, its hash, time and address stay', async () => {
    const { id, viewer, personId, state } = await confirmed()
    expect(state).toBe('unsigned')
    expect(await orderOf(id)).toBeUndefined()
    expect(await sign(viewer, id)).toMatchObject({ ok: true, state: 'confirmed' })
    expect(await signedCommitment(id)).toMatchObject({
      ...{ personId, ...exam, what: 'chosen', letter: '告知承诺书\n条款', letterHash: 'commitment-hash', signedBy: 'password' },
      ...origin,
    })
    expect(await orderOf(id)).toMatchObject({ amountFen: 14_000 })
    expect(await told(world, id)).toEqual(['registration.unsigned', 'registration.confirmed'])
  })

  test('E-12 an older letter is not signed, nor anything after the deadline', async () => {
    const { id, viewer } = await confirmed()
    expect(await sign(viewer, id, crypto.randomUUID())).toMatchObject({ refusal: 'not_ready' })
    await world.setClock(justAfter(ends.registration))
    expect(await sign(viewer, id)).toMatchObject({ refusal: 'window_closed' })
    expect(await signedCommitment(id)).toBeNull()
  })

  test('E-12 signed 20 times at once it is signed once, with one order', async () => {
    const { id, viewer, personId } = await confirmed()
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => sign(viewer, id)))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, state: 'confirmed' })
    expect(await listCommitments(personId, exam.exam, exam.year)).toHaveLength(1)
    expect(await db().select().from(orders).where(eq(orders.caseId, id))).toHaveLength(1)
  })

  test('E-12 withdrawn only while unpaid, and to the second before the registration deadline', async () => {
    const [early, late, paid] = [await signed(), await signed(), await signed()]
    await pay(paid.id)
    expect(await withdraw(paid.viewer, paid.id)).toMatchObject({ refusal: 'wrong_state' })
    await world.setClock(justBefore(ends.registration))
    expect(await withdraw(early.viewer, early.id)).toMatchObject({ ok: true, state: 'proving' })
    await world.setClock(justAfter(ends.registration))
    expect(await withdraw(late.viewer, late.id)).toMatchObject({ refusal: 'window_closed' })
  })

  test('E-12 E-13 after it only proofs may be edited; reviewed and passed, the same order is payable again', async () => {
    const { id, viewer, personId } = await signed()
    const before = await orderOf(id)
    expect(await withdraw(viewer, id)).toMatchObject({ state: 'proving' })
    expect(await mayCommit(db(), personId, exam, await now())).toMatch(/已撤回承诺/)
    await saveAnswers(viewer, id, { school: '另一所大学', method: 'commit', level: '免一科' }, 2)
    expect(await transition(viewer, id, 'submitProof')).toMatchObject({ ok: true, state: 'review' })
    expect((await latestDocument(id))?.answers).toMatchObject({ school: '深圳大学', method: 'decline', level: '考全科' })
    expect(await review(id, 'pass')).toMatchObject({ ok: true, state: 'confirmed' })
    expect(await orderOf(id)).toEqual(before)
    expect(await withdraw(viewer, id)).toMatchObject({ refusal: 'not_ready' })
    expect(await pay(id)).toBe('settles')
    expect(await stateOf(id)).toBe('paid')
  })

  test('E-13 E-22 money for the order of before 撤回承诺 registers nobody, though the case is given up later', async () => {
    const { id, viewer } = await signed()
    await withdraw(viewer, id)
    expect(await pay(id)).toBe('late')
    await world.setClock(new Date(new Date(ends.registration).getTime() + 120_000))
    await sweepDue(() => {})
    expect(await stateOf(id)).toBe('abandoned')
    expect(await pay(id)).toBe('late')
    expect(await stateOf(id)).toBe('abandoned')
  })

  test('E-13 E-20 given up before the review, it is not paid for: no payment is begun, and its order asks for none', async () => {
    const { id, viewer } = await signed()
    const number = (await orderOf(id))?.number ?? ''
    expect(await shownOrder(viewer, id)).toMatchObject({ standing: 'open' })
    await withdraw(viewer, id)
    expect(await shownOrder(viewer, id)).toMatchObject({ standing: 'idle' })
    // Registration is over, the payment window is still open.
    await world.setClock(new Date(new Date(ends.registration).getTime() + 120_000))
    await sweepDue(() => {})
    expect(await startPayment(viewer, number)).toMatchObject({ refusal: 'wrong_state' })
    expect(await shownOrder(viewer, id)).toMatchObject({ standing: 'idle' })
  })

  test('E-12 withdrawing against paying at once: one of them, never both', async () => {
    for (let round = 0; round < 6; round++) {
      const { id, viewer, personId } = await signed()
      const [withdrawn, verdict] = await Promise.all([withdraw(viewer, id), pay(id)])
      expect([withdrawn.ok, verdict === 'settles'].filter(Boolean)).toHaveLength(1)
      expect(await stateOf(id)).toBe(withdrawn.ok ? 'proving' : 'paid')
      expect((await mayCommit(db(), personId, exam, await now())) !== null).toBe(withdrawn.ok)
    }
  })

  test('E-12 not chosen holds from 下一步 on, in this and every other registration of the exam and year', async () => {
    const { id, viewer, personId } = await qualificationDraft({ method: '' })
    const step = (values: Record<string, string>, version: number) =>
      saveStep(viewer, { caseId: id, step: 'method', values, version, origin }, performance.now())
    expect(await step({ method: 'decline', declineKnown: '' }, 1)).toMatchObject({ ok: false })
    expect(await mayCommit(db(), personId, exam, await now())).toBeNull()
    expect(await step({ method: 'decline', declineKnown: 'known' }, 2)).toMatchObject({ ok: true })
    expect(await mayCommit(db(), personId, exam, await now())).toMatch(/不能再改为采用/)
    expect(await mayCommit(db(), personId, { ...exam, year: 2027 }, await now())).toBeNull()
    expect(await step({ method: 'commit', declineKnown: '' }, 3)).toMatchObject({
      ok: false,
      problems: { method: expect.any(String) },
    })
    expect(await confirm(viewer, id)).toMatchObject({ refusal: 'not_ready' })
  })

  test('E-12 the database itself signs nothing after that, and takes nothing back', async () => {
    const { id, personId } = await confirmed({ method: 'decline' })
    const row = { ...exam, personId, caseId: id, at: await now(), address: '', device: '' }
    const letter = { letter: 'x', letterHash: 'x', signedBy: 'password' } as const
    await expect(insertCommitment(db(), { ...row, what: 'chosen', ...letter })).rejects.toThrow()
    for (const undo of ['delete from commitments', "update commitments set what = 'chosen'", 'truncate commitments'])
      await expect(db().execute(undo)).rejects.toThrow()
    await expect(world.owner.unsafe('delete from commitments')).rejects.toThrow(/append-only/)
    expect(await listCommitments(personId, exam.exam, exam.year)).toMatchObject([{ what: 'declined' }])
  })

  test('E-12 declined in one window while another one signs, 10 pairs at once: never signed after it was declined', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { id, viewer, personId } = await confirmed()
        const facts = { ...exam, person: { ...somebody, id: personId } }
        const [outcome] = await Promise.all([sign(viewer, id), declineCommitment({ id }, facts, origin)])
        expect(await stateOf(id)).toBe(outcome.ok ? 'confirmed' : 'unsigned')
        expect((await signedCommitment(id)) !== null).toBe(outcome.ok)
        expect(await mayCommit(db(), personId, exam, await now())).not.toBeNull()
      }),
    )
  })

  test('E-12 neither a 记录期 while it lasts nor a false commitment before may choose it', async () => {
    const at = await now()
    const entry = async (row: Partial<typeof dishonestyEntries.$inferInsert>) => {
      const personId = await newPerson()
      await db()
        .insert(dishonestyEntries)
        .values({ personId, source: 'serious-breach', effect: 'no-commitment', startsAt: new Date(at.getTime() - 1000), ...row })
      return personId
    }
    const within = await entry({ endsAt: new Date(at.getTime() + 86_400_000) })
    expect(await mayCommit(db(), within, exam, at)).toMatch(/记录期内/)
    expect(await mayCommit(db(), await entry({ endsAt: at }), exam, at)).toBeNull()
    expect(await mayCommit(db(), await entry({ startsAt: new Date(at.getTime() + 1) }), exam, at)).toBeNull()
    expect(await mayCommit(db(), await entry({ source: 'false-commitment', endsAt: null }), exam, at)).toMatch(/不实承诺/)
    const draft = await qualificationDraft({}, within)
    expect(await confirm(draft.viewer, draft.id)).toMatchObject({ refusal: 'not_ready' })
  })
})
