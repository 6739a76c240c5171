import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lastMove } from '@/db/queries/audit'
import { getAnswers, getCase } from '@/db/queries/case'
import { qualificationId } from '@/lib/workflow/fixtures/qualification-session'
import { openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { stateOf } from './fixtures/qualification'
import { decides, finding, give, resubmits, waiting } from './fixtures/returns'
import { readRegistration } from './read-registration'
import { reasonName } from './reason-names'
import { resubmitSchema } from './reasons'
import { changedSince, checklistOf, unhandledObjections } from './round'
import { submitRegistration } from './submit-registration'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const reviewer = staff('reviewer')

async function returned(...wrong: Parameters<typeof finding>) {
  const own = await waiting()
  const outcome = await decides(reviewer, own.id, 'return', finding(...wrong))
  if (!outcome.ok) throw new Error(outcome.message)
  return own
}

async function standings(own: Awaited<ReturnType<typeof returned>>) {
  const open = await readRegistration(own.viewer, qualificationId)
  return Object.fromEntries(
    checklistOf(open?.form ?? { version: 1, steps: {} }, open?.facts.round).map((one) => [one.field, one.isChanged]),
  )
}

describe('B-05 the applicant ticks off what was returned', () => {
  test('B-05 an item is 已修改 by itself once the answer is another, and not before', async () => {
    const own = await returned('proof_work', 'employer')
    expect(await standings(own)).toEqual({ employer: false, proof_work: false })
    await give(own, 'proof_work')
    expect(await standings(own)).toEqual({ employer: false, proof_work: true })
    const employer = (await getAnswers(own.id))?.answers.employer ?? ''
    await saveAnswers(own.viewer, own.id, { employer: ` ${employer} ` }, 2)
    expect(await standings(own)).toMatchObject({ employer: false })
    await saveAnswers(own.viewer, own.id, { employer: '另一家单位' }, 3)
    expect(await standings(own)).toMatchObject({ employer: true })
    await saveAnswers(own.viewer, own.id, { employer }, 4)
    expect(await standings(own)).toMatchObject({ employer: false })
  })

  test('B-05 nothing is submitted while an item is neither mended nor explained; the words name it and where it is mended', async () => {
    const own = await returned('proof_work', 'proof_exemption')
    expect(await resubmits(own, ['proof_work'])).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('“免试证明”还没有修改'),
      objections: [{ href: `/exams/${qualificationId}/proof` }],
    })
    // Blank is no reason.
    expect(await transition(own.viewer, own.id, 'resubmit', { [reasonName('proof_exemption')]: ' \n' })).toMatchObject({
      refusal: 'not_ready',
    })
    expect([await stateOf(own.id), (await standings(own)).proof_work]).toEqual(['returned', true])
    expect(await resubmits(own, [], ['proof_exemption'])).toMatchObject({ state: 'review' })
    expect((await lastMove(own.id, 'resubmit'))?.input).toEqual({
      reasons: [{ field: 'proof_exemption', reason: '原件就是这样' }],
    })
  })

  test('B-05 Q-11 a reason is at most 200 characters long, of something that was returned, and text', async () => {
    const own = await returned('proof_work')
    const attempts: [unknown, RegExp][] = [
      [{ [reasonName('proof_work')]: '长'.repeat(201) }, /200 个字/],
      [{ [reasonName('proof_work')]: '对', [reasonName('school')]: '对' }, /只能对退回时指出的内容/],
      [{ [reasonName('proof_work')]: 7 }, /还没有修改/],
      [7, /填写有误/],
      [undefined, /还没有修改/],
    ]
    for (const [input, words] of attempts) {
      const outcome = await transition(own.viewer, own.id, 'resubmit', input)
      expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(words) })
    }
    const full = { [reasonName('proof_work')]: '长'.repeat(200) }
    expect(await transition(own.viewer, own.id, 'resubmit', full)).toMatchObject({ state: 'review' })
  })

  test('B-05 the page’s own form carries the reasons, and repeated it is the same submission', async () => {
    const own = await returned('proof_work')
    const found = await getCase(own.viewer, own.id)
    const seen = found?.answers?.version ?? 0
    const typed = { caseId: own.id, version: String(seen), [reasonName('proof_work')]: '只有这一份' }
    expect(await submitRegistration(own.viewer, own.id, { seen }, performance.now())).toMatchObject({ refusal: 'not_ready' })
    for (const _ of [1, 2])
      expect(await submitRegistration(own.viewer, own.id, { seen, typed }, performance.now())).toMatchObject({ ok: true })
  })

  test('B-05 what is sealed is compared as it reads: saved again, it is the same', async () => {
    const own = await waiting()
    const mobile = { emergencyName: '张三', emergencyMobile: '13800138000' }
    const wrong = { 'judged.emergencyMobile': 'wrong', 'why.emergencyMobile': '打不通' }
    expect(await decides(reviewer, own.id, 'return', { ...finding(), ...wrong })).toMatchObject({ state: 'returned' })
    await saveAnswers(own.viewer, own.id, { emergencyMobile: mobile.emergencyMobile }, 1)
    expect(await standings(own)).toEqual({ emergencyMobile: true })
    expect(await resubmits(own, [])).toMatchObject({ state: 'review' })
    expect(await decides(reviewer, own.id, 'return', { ...finding(), ...wrong })).toMatchObject({ state: 'returned' })
    await saveAnswers(own.viewer, own.id, { emergencyMobile: '13900139000' }, 2)
    await saveAnswers(own.viewer, own.id, { emergencyMobile: mobile.emergencyMobile }, 3)
    expect(await standings(own)).toEqual({ emergencyMobile: false })
  })
})

test('B-05 what is asked in only one of two answers is changed: nobody has judged it as it stands', () => {
  const field = (when?: { field: string; is: string[] }) => ({
    label: '甲',
    schema: {} as never,
    as: 'text' as const,
    ...(when ? { when } : {}),
  })
  const form = {
    version: 1,
    steps: { s: { title: '甲', sections: [{ title: '甲', fields: { a: field(), b: field({ field: 'a', is: ['y'] }) } }] } },
  }
  const then = (answers: Record<string, string>, ...asked: string[]) => ({
    answers,
    rows: asked.map((name) => ({ field: name })),
  })
  expect(changedSince(form, then({ a: 'n', b: '1' }, 'a'), { a: 'y', b: '1' })).toEqual(['a', 'b'])
  expect(changedSince(form, then({ a: 'y', b: '1', c: '' }, 'a', 'b', 'c.0'), { a: 'y', b: '1 ' })).toEqual(['c'])
  expect(changedSince(form, then({ a: 'y', b: '1' }, 'a', 'b'), { a: 'y', b: '1' })).toEqual([])
  expect(unhandledObjections({ round: null, sessionId: 's' }, form, resubmitSchema.parse(undefined))).toEqual([])
})
