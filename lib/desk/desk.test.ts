import { expect, test } from 'vitest'
import { claimCase } from '@/lib/workflow/claim'
import { begin, move, type Walker } from '@/lib/workflow/fixtures/walks'
import { candidate, staff } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { decide } from './decide'
import { decideMany } from './decide-many'
import { cashier, eachOnEmptyDesk, world } from './fixtures/empty-desk'
import { readFilter } from './queue-filter'
import { readDeskCase } from './read-case'
import { readQueue } from './read-queue'

eachOnEmptyDesk()

async function submitted(kind = 'exam-refund'): Promise<Walker> {
  const walker = await begin(world, kind)
  await move(walker.id, candidate(walker.personId), 'submit')
  return walker
}
const stateOf = async (id: string) => (await world.owner`select state, assigned_to from cases where id = ${id}`)[0]
const submittedOnes = readFilter({ kind: 'exam-refund', state: 'submitted' })

test('O-20 deciding takes the next one of the same queue, and says where nothing is left', async () => {
  const [one, two] = [await submitted(), await submitted()]
  const viewer = cashier()
  await claimCase(viewer, one.id)
  expect(await decide(viewer, { id: one.id, move: 'reject', given: { opinion: '' }, filter: submittedOnes })).toMatchObject({
    refusal: 'invalid_input',
  })
  expect(await decide(viewer, { id: one.id, move: 'endorse', given: { opinion: '' }, filter: submittedOnes })).toMatchObject({
    ok: true,
    next: two.id,
  })
  expect(await stateOf(two.id)).toMatchObject({ assigned_to: viewer.accountId })
  expect(await decide(viewer, { id: two.id, move: 'return', given: { opinion: '请补充' }, filter: submittedOnes })).toMatchObject(
    {
      ok: true,
      next: null,
    },
  )
  expect(await decide(cashier(), { id: 'x', move: 'endorse', given: { opinion: '' }, filter: submittedOnes })).toMatchObject({
    refusal: 'not_found',
  })
})

test('O-20 a batch moves each case by its own transition, and the report says which and why not', async () => {
  const [free, mine, held, moved] = [await submitted(), await submitted(), await submitted(), await submitted()]
  const [viewer, colleague] = [cashier(), cashier()]
  await claimCase(viewer, mine.id)
  await claimCase(colleague, held.id)
  await claimCase(viewer, moved.id)
  await move(moved.id, viewer, 'endorse')
  const ids = [free.id, mine.id, held.id, moved.id, free.id, 'x', crypto.randomUUID()]
  const report = await decideMany(viewer, ids, 'endorse', { opinion: '' })
  expect(report.map(({ id, moved: isMoved }) => [id, isMoved])).toEqual([
    [free.id, true],
    [mine.id, true],
    [held.id, false],
    // It is endorsed already, by the same hand: nothing happens twice, and that is no failure.
    [moved.id, true],
    ['x', false],
    [ids[6], false],
  ])
  expect(report[2]?.message).toContain('另一位工作人员正在办理')
  expect(await stateOf(free.id)).toMatchObject({ state: 'endorsed', assigned_to: null })
  // The second look is a colleague's: four eyes hold in a batch too, and what it took for that it puts back.
  const second = await decideMany(viewer, [free.id], 'approve', { opinion: '' })
  expect(second[0]).toMatchObject({ moved: false, message: expect.stringContaining('另一位工作人员') })
  expect(await stateOf(free.id)).toMatchObject({ state: 'endorsed', assigned_to: null })
  expect((await decideMany(colleague, [free.id], 'approve', { opinion: '' }))[0]).toMatchObject({ moved: true })
})

test('O-20 a refused batch line leaves no claim behind: an opinion is missing', async () => {
  const one = await submitted()
  expect((await decideMany(cashier(), [one.id], 'reject', { opinion: '' }))[0]).toMatchObject({
    moved: false,
    message: '请填写意见',
  })
  expect(await stateOf(one.id)).toMatchObject({ state: 'submitted', assigned_to: null })
  expect((await decideMany(cashier(), [one.id], 'nothing', {}))[0]).toMatchObject({ moved: false })
  expect((await decideMany(staff('auditor'), [one.id], 'endorse', { opinion: '' }))[0]).toMatchObject({ moved: false })
})

test('O-20 S-14 the case page: facts, offered moves with what stands against them, what was answered before, history', async () => {
  const { id, personId } = await submitted()
  const [viewer, applicant] = [cashier(), candidate(personId)]
  await claimCase(viewer, id)
  await move(id, viewer, 'return', { opinion: '请写明日期' })
  await saveAnswers(applicant, id, { explanation: '3月10日付了两次' }, 1)
  await move(id, applicant, 'resubmit')
  const found = await readDeskCase(viewer, id)
  expect(found?.moves.map(({ key, label, opinion, objections }) => [key, label, opinion, objections])).toEqual([
    ['A', '通过', 'optional', []],
    ['R', '退回', 'required', []],
    ['X', '不通过', 'required', []],
  ])
  expect(found?.facts.map(({ label }) => label)).toEqual(['订单号', '应缴', '付款 1', '付款 2', '本次应退'])
  expect(found?.answers.find(({ field }) => field === 'explanation')).toMatchObject({
    answer: '3月10日付了两次',
    before: '付了两次',
  })
  expect(found?.timeline.map(({ label }) => label)).toEqual(['申请考试退费', '提交', '退回', '修改后提交'])
  expect(found?.timeline[2]?.note).toContain('请写明日期')
  expect(found?.applicant?.idNumber).toMatch(/^4403\*+/)
  expect(found?.applicant?.name).toBe('𠮷野㛃')
})

test('O-20 a guard’s objections are told with the move, before it is pressed', async () => {
  const { id } = await submitted()
  await world.owner`update exam_sessions set refund_reasons = '["withdrawn"]'`
  const found = await readDeskCase(cashier(), id)
  await world.owner`update exam_sessions set refund_reasons = '["duplicate"]'`
  expect(found?.moves.find(({ name }) => name === 'endorse')?.objections[0]?.message).toContain('只受理')
  expect(found?.moves.find(({ name }) => name === 'return')?.objections).toEqual([])
})

test('Q-32 the page of a case is not there for another scope or role; the auditor reads it and is offered nothing', async () => {
  const { id } = await submitted()
  for (const stranger of [staff('cashier', crypto.randomUUID(), 'elsewhere'), staff('reviewer'), staff('administrator')])
    expect(await readDeskCase(stranger, id)).toBeNull()
  expect(await readDeskCase(cashier(), 'x')).toBeNull()
  const read = await readDeskCase(staff('auditor'), id)
  expect(read).toMatchObject({ moves: [], isMyTurn: false, colleagues: [] })
  expect((await readQueue(staff('auditor'), submittedOnes)).batch).toEqual([])
})

test('S-14 four eyes are told on the page: the move is shown with its reason', async () => {
  const { id } = await submitted()
  const viewer = cashier()
  await claimCase(viewer, id)
  await move(id, viewer, 'endorse')
  const approve = async (who: typeof viewer) => (await readDeskCase(who, id))?.moves.find(({ name }) => name === 'approve')
  expect((await approve(viewer))?.reason).toContain('另一位工作人员')
  expect((await approve(cashier()))?.reason).toBeUndefined()
})

test('O-20 S-14 a second kind, of other hands: its moves and words come from its machine alone', async () => {
  const { id } = await submitted('proof-check')
  const viewer = staff('reviewer')
  const queue = await readQueue(viewer, readFilter({ kind: 'proof-check', state: 'submitted' }))
  expect(queue.lines.map((line) => [line.id, line.kindLabel, line.stateLabel])).toEqual([[id, '报考资格在线核查', '待审核']])
  expect(queue.batch.map(({ name }) => name)).toEqual(['return', 'pass', 'reject'])
  await claimCase(viewer, id)
  expect(await decide(viewer, { id, move: 'pass', given: { opinion: '' }, filter: readFilter({}) })).toMatchObject({
    ok: true,
    next: null,
  })
})
