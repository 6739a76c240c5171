import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { latestDocument, takeClaim } from '@/db/queries/case'
import { insertCommitment, listCommitments, signedCommitment } from '@/db/queries/commitment'
import { listQueuePage } from '@/db/queries/desk'
import { getPerson } from '@/db/queries/exam'
import { cases } from '@/db/schema/case'
import { dishonestyEntries } from '@/db/schema/commitment'
import { registrationPapers, registrations } from '@/db/schema/exam'
import { orders, payments } from '@/db/schema/payment'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { readFilter } from '@/lib/desk/queue-filter'
import { applyPayment } from '@/lib/payment/apply-payment'
import { claimCase } from '@/lib/workflow/claim'
import { newProof, qualificationDraft } from '@/lib/workflow/fixtures/qualification-draft'
import { commitmentLetterId, qualificationId } from '@/lib/workflow/fixtures/qualification-session'
import { newPerson, openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { declineCommitment } from './decline-commitment'
import { mayCommit } from './may-commit'
import { saveStep } from './save-step'
import { signCommitment } from './sign-commitment'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const exam = { exam: 'second-constructor', year: 2026 }
const origin = { address: '203.0.113.7', device: 'Firefox' }
const ends = { registration: '2026-06-01T00:00:00+08:00', payment: '2026-06-15T00:00:00+08:00' }
// The clock runs on while a test does: a minute before, a second after.
const justBefore = (time: string) => new Date(new Date(time).getTime() - 60_000)
const justAfter = (time: string) => new Date(new Date(time).getTime() + 1000)
const somebody = { name: '', sex: '', idKind: '', idNumber: '', mobile: '' }
const aReviewer = (scope = '*') => staff('reviewer', crypto.randomUUID(), scope)

const confirm = (viewer: Viewer, id: string) => transition(viewer, id, 'confirm')
const sign = (viewer: Viewer, id: string, letterId = commitmentLetterId) =>
  signCommitment(viewer, id, { letterId, signedBy: 'password', ...origin }, performance.now())
const withdraw = (viewer: Viewer, id: string) => transition(viewer, id, 'withdraw', origin)

async function confirmed(change: Record<string, string> = {}, somebody?: string) {
  const draft = await qualificationDraft(change, somebody)
  const outcome = await confirm(draft.viewer, draft.id)
  if (!outcome.ok) throw new Error(outcome.message)
  return { ...draft, state: outcome.state }
}

async function signed() {
  const one = await confirmed()
  expect(await sign(one.viewer, one.id)).toMatchObject({ ok: true, state: 'confirmed' })
  return one
}

/** A reviewer's word on a case, who takes it first. */
async function review(id: string, move: string, input: Record<string, string> = { opinion: '材料齐全' }) {
  const reviewer = aReviewer()
  await takeClaim(id, reviewer.accountId, await now(), new Date((await now()).getTime() + 60_000))
  return transition(reviewer, id, move, input)
}

const returned = { opinion: '请修改', 'judged.proof_work': 'wrong', 'why.proof_work': '没有盖章' }
const orderOf = async (id: string) => (await db().select().from(orders).where(eq(orders.caseId, id)))[0]
const stateOf = async (id: string) => (await db().select().from(cases).where(eq(cases.id, id)))[0]?.state
const told = async (id: string) =>
  (
    await world.owner<{ template: string }[]>`
      select payload->>'template' as template from outbox where payload->>'href' = ${`/exams/mine/${id}`} order by id`
  ).map(({ template }) => template)

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
    expect(await told(id)).toEqual(['registration.unsigned', 'registration.confirmed'])
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

describe('E-13 the four groups are reviewed before they pay', () => {
  test('E-13 E-05 not chosen, and exempt levels, wait for a reviewer of their 报名地; no order until they pass', async () => {
    const groups: Record<string, string>[] = [{ method: 'decline' }, { level: '免一科', subjects: '法规' }]
    for (const change of groups) {
      const { id, state } = await confirmed(change)
      expect(state).toBe('review')
      expect(await orderOf(id)).toBeUndefined()
      const [head] = await db().select().from(cases).where(eq(cases.id, id))
      expect(head).toMatchObject({ scope: `${qualificationId}/南山区`, awaits: 'reviewer' })
    }
  })

  test('E-13 nobody is reviewed without proofs', async () => {
    const { id, viewer } = await qualificationDraft({ method: 'decline', proof_work: '' })
    expect(await confirm(viewer, id)).toMatchObject({ refusal: 'not_ready', message: expect.stringMatching(/上传证明材料/) })
    const strange = await qualificationDraft({ method: 'decline', proof_work: await newProof(await newPerson()) })
    expect(await confirm(strange.viewer, strange.id)).toMatchObject({ refusal: 'not_ready' })
  })

  test('Q-32 E-05 the queue and the moves are of reviewers of that exam or 报名地, who take the case first', async () => {
    const { id } = await confirmed({ method: 'decline' })
    const listed = async (scope: string) =>
      (await listQueuePage(aReviewer(scope), readFilter({}), await now(), 200)).rows.some((row) => row.id === id)
    const scopes = [
      ['*', true],
      [qualificationId, true],
      [`${qualificationId}/南山区`, true],
    ] as const
    for (const [scope, may] of [...scopes, [`${qualificationId}/福田区`, false], ['title-knowledge-2026', false]] as const) {
      expect(await listed(scope), scope).toBe(may)
      const outcome = await transition(aReviewer(scope), id, 'pass', { opinion: '' })
      expect(outcome, scope).toMatchObject({ refusal: may ? 'claimed_by_other' : 'not_found' })
    }
    const reviewer = aReviewer(qualificationId)
    expect(await claimCase(reviewer, id)).toMatchObject({ ok: true })
    expect(await transition(aReviewer(), id, 'pass', { opinion: '' })).toMatchObject({ refusal: 'claimed_by_other' })
    for (const role of ['examOfficer', 'cashier'] as const)
      expect((await transition(staff(role), id, 'pass', { opinion: '' })).ok).toBe(false)
    expect(await transition(reviewer, id, 'pass', { opinion: '' })).toMatchObject({ ok: true, state: 'confirmed' })
    expect(await told(id)).toEqual(['registration.submitted', 'registration.passed'])
  })

  test('B-05 every material is judged before anything is returned, each defect with why, of nothing that cannot be mended', async () => {
    const { id } = await confirmed({ level: '免一科', subjects: '法规' })
    const tries: [Record<string, string>, RegExp][] = [
      [returned, /免试证明/],
      [{ ...returned, 'judged.proof_exemption': 'ok', 'why.proof_work': ' ' }, /写明每一处/],
      [{ opinion: 'x', 'judged.proof_work': 'ok', 'judged.proof_exemption': 'ok' }, /至少标明一处/],
      [{ ...returned, 'judged.proof_exemption': 'ok', 'judged.level': 'wrong', 'why.level': '选错' }, /只能退回/],
      [{ ...returned, 'judged.proof_exemption': 'ok', opinion: '' }, /请填写意见/],
    ]
    for (const [input, words] of tries) {
      const outcome = await review(id, 'return', input)
      expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(words) })
      await world.owner`update cases set assigned_to = null where id = ${id}`
    }
    expect(await review(id, 'return', { ...returned, 'judged.proof_exemption': 'ok' })).toMatchObject({ state: 'returned' })
  })

  test('E-13 审核退回 opens the fields it names and nothing else; mended, it is reviewed again', async () => {
    const { id, viewer, personId } = await confirmed({ method: 'decline' })
    await review(id, 'return', { ...returned, 'judged.employer': 'wrong', 'why.employer': '与证明不一致' })
    const proof = await newProof(personId)
    const saved = await saveAnswers(viewer, id, { employer: '新单位', school: '另一所大学', proof_work: proof }, 1)
    expect(saved).toMatchObject({ ok: true, answers: { employer: '新单位', school: '深圳大学' } })
    expect(await transition(viewer, id, 'resubmit')).toMatchObject({ ok: true, state: 'review' })
    expect((await latestDocument(id))?.version).toBe(2)
    expect(await review(id, 'reject', { opinion: '年限不足' })).toMatchObject({ ok: true, state: 'rejected' })
    expect(await told(id)).toEqual([
      ...['registration.submitted', 'registration.returned'],
      ...['registration.submitted', 'registration.rejected'],
    ])
  })

  test('E-13 nothing is returned once nobody could mend it, and a pass still counts until payment closes', async () => {
    const [one, other] = [await confirmed({ method: 'decline' }), await confirmed({ method: 'decline' })]
    await world.setClock(justAfter(ends.registration))
    expect(await review(one.id, 'return', returned)).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringMatching(/截止/),
    })
    await world.setClock(justBefore(ends.payment))
    expect(await review(other.id, 'pass')).toMatchObject({ ok: true, state: 'confirmed' })
    await world.setClock(justAfter(ends.payment))
    await world.owner`update cases set assigned_to = null where id = ${one.id}`
    expect(await review(one.id, 'pass')).toMatchObject({ refusal: 'window_closed' })
  })
})

describe('E-08 nobody is left waiting', () => {
  test('E-08 to the second: unsigned, proving and returned end with registration, reviewed and unpaid with payment', async () => {
    const unsigned = await confirmed()
    const proving = await signed()
    await withdraw(proving.viewer, proving.id)
    const back = await confirmed({ method: 'decline' })
    await review(back.id, 'return', returned)
    const waiting = await confirmed({ method: 'decline' })
    const unpaid = await signed()
    await world.setClock(new Date(new Date(ends.registration).getTime() + 120_000))
    await sweepDue(() => {})
    for (const { id } of [unsigned, proving, back]) {
      expect(await stateOf(id)).toBe('abandoned')
      expect((await told(id)).at(-1)).toBe('registration.abandoned-unfinished')
    }
    expect([await stateOf(waiting.id), await stateOf(unpaid.id)]).toEqual(['review', 'confirmed'])
    await world.setClock(new Date(new Date(ends.payment).getTime() + 120_000))
    await sweepDue(() => {})
    expect([await stateOf(waiting.id), await stateOf(unpaid.id)]).toEqual(['abandoned', 'abandoned'])
    expect((await told(waiting.id)).at(-1)).toBe('registration.abandoned-unreviewed')
    expect((await told(unpaid.id)).at(-1)).toBe('registration.abandoned-unpaid')
  })
})

describe('E-05 subjects', () => {
  test('E-05 E-20 what was confirmed is what is sat and paid, as rows', async () => {
    const { id } = await confirmed({ level: '免一科', subjects: '法规、专业实务', method: '' })
    const papers = await db().select().from(registrationPapers).where(eq(registrationPapers.caseId, id))
    expect(papers.map(({ subject }) => subject).sort()).toEqual(['专业实务', '法规'].sort())
    const [row] = await db().select().from(registrations).where(eq(registrations.caseId, id))
    expect(row).toMatchObject({ feeFen: 13_500, region: '南山区', level: '免一科' })
  })

  test('E-05 no subject that is not of the level, none at all, no 报名地 that is not there', async () => {
    const wrong: Record<string, string>[] = [
      { level: '免一科', subjects: '施工管理' },
      { subjects: '' },
      { subjects: '施工管理、物理' },
      { region: '天河区' },
      { region: '' },
    ]
    for (const change of wrong) {
      const { id, viewer } = await qualificationDraft(change)
      expect(await confirm(viewer, id), JSON.stringify(change)).toMatchObject({ refusal: 'not_ready' })
    }
  })
})

/** Money comes for the order of a case, paid now. */
async function pay(id: string) {
  const order = await orderOf(id)
  if (!order) throw new Error('no order')
  const person = await getPerson(order.personId)
  const paidBefore = await db()
    .select()
    .from(payments)
    .where(and(eq(payments.orderId, order.id)))
  const at = await now()
  const transactionNumber = `${person?.id}-${paidBefore.length}-${crypto.randomUUID()}`
  const news = { channel: 'test', transactionNumber, amountFen: order.amountFen, paidAt: at }
  return applyPayment(order, news, at)
}
