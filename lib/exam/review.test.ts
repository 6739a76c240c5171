import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { latestDocument } from '@/db/queries/case'
import { listQueuePage } from '@/db/queries/desk'
import { cases } from '@/db/schema/case'
import { registrationPapers, registrations } from '@/db/schema/exam'
import { now } from '@/lib/clock/now'
import { readFilter } from '@/lib/desk/queue-filter'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'
import { claimCase } from '@/lib/workflow/claim'
import { newProof, qualificationDraft } from '@/lib/workflow/fixtures/qualification-draft'
import { qualificationId } from '@/lib/workflow/fixtures/qualification-session'
import { newPerson, openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import {
  aReviewer,
  confirm,
  confirmed,
  ends,
  justAfter,
  justBefore,
  orderOf,
  returned,
  review,
  signed,
  stateOf,
  told,
  withdraw,
} from './fixtures/qualification'
import { give } from './fixtures/returns'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

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
    expect(await told(world, id)).toEqual(['registration.submitted', 'registration.passed'])
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
    const one = await confirmed({ method: 'decline' })
    const { id, viewer } = one
    await review(id, 'return', { ...returned, 'judged.employer': 'wrong', 'why.employer': '与证明不一致' })
    const saved = await saveAnswers(viewer, id, { employer: '新单位', school: '另一所大学' }, 1)
    expect(saved).toMatchObject({ ok: true, answers: { employer: '新单位', school: '深圳大学' } })
    await give(one, 'proof_work')
    expect(await transition(viewer, id, 'resubmit')).toMatchObject({ ok: true, state: 'review' })
    expect((await latestDocument(id))?.version).toBe(2)
    expect(await review(id, 'reject', { opinion: '年限不足' })).toMatchObject({ ok: true, state: 'rejected' })
    expect(await told(world, id)).toEqual([
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
    await world.setClock(new Date(new Date(ends.registration).getTime() - 3_600_000))
    await warnBeforeDeadlines()
    for (const one of [unsigned, proving]) expect((await told(world, one.id)).at(-1)).toBe('registration.warn-unfinished')
    expect((await told(world, back.id)).at(-1)).toBe('registration.warn-returned')
    expect((await told(world, waiting.id)).at(-1)).toBe('registration.submitted')
    await world.setClock(new Date(new Date(ends.registration).getTime() + 120_000))
    await sweepDue(() => {})
    for (const { id } of [unsigned, proving, back]) expect(await stateOf(id)).toBe('abandoned')
    for (const one of [unsigned, proving]) expect((await told(world, one.id)).at(-1)).toBe('registration.abandoned-unfinished')
    expect((await told(world, back.id)).at(-1)).toBe('registration.abandoned-returned')
    expect([await stateOf(waiting.id), await stateOf(unpaid.id)]).toEqual(['review', 'confirmed'])
    await world.setClock(new Date(new Date(ends.payment).getTime() + 120_000))
    await sweepDue(() => {})
    expect([await stateOf(waiting.id), await stateOf(unpaid.id)]).toEqual(['abandoned', 'abandoned'])
    expect((await told(world, waiting.id)).at(-1)).toBe('registration.abandoned-unreviewed')
    expect((await told(world, unpaid.id)).at(-1)).toBe('registration.abandoned-unpaid')
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
