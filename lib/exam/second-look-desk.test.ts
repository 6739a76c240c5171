import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decideMany } from '@/lib/desk/decide-many'
import { readFilter } from '@/lib/desk/queue-filter'
import { readDeskCase } from '@/lib/desk/read-case'
import { readQueue } from '@/lib/desk/read-queue'
import { claimCase, claimNext } from '@/lib/workflow/claim'
import { openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { decides, finding, mendedOnce, proposed, resubmits, waiting } from './fixtures/returns'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const [first, second] = [staff('reviewer'), staff('reviewer', crypto.randomUUID())]
const holderOf = async (id: string) => (await world.owner`select assigned_to from cases where id = ${id}`)[0]?.assigned_to

test('B-05 what became of each item stands first, what passed is settled, and the second move is offered only now', async () => {
  const own = await waiting()
  await decides(first, own.id, 'return', finding('proof_work', 'employer'))
  const early = await readDeskCase(first, own.id)
  expect([early?.round, early?.moves]).toEqual([null, []])
  await saveAnswers(own.viewer, own.id, { employer: '深圳新单位' }, 1)
  await resubmits(own, [], ['proof_work'])
  await claimCase(first, own.id)
  const found = await readDeskCase(first, own.id)
  expect(found?.round?.returned).toMatchObject([
    { label: '工作单位', answer: '深圳新单位', before: expect.any(String), reason: null },
    { label: '专业工作年限证明', before: null, reason: '原件就是这样', why: 'proof_work 不清楚' },
  ])
  const judged = found?.moves.find(({ name }) => name === 'return')?.judged ?? []
  expect(judged.filter(({ settled }) => settled).map(({ field }) => field)).toContain('proof_exemption')
  expect(judged.filter(({ settled }) => !settled).map(({ field }) => field)).toEqual(['employer', 'proof_work'])
  expect(found?.moves.map(({ key, name }) => [key, name])).toEqual([
    ['A', 'pass'],
    ['R', 'return'],
    ['X', 'reject'],
    ['1', 'proposeReturn'],
  ])
  const fresh = await waiting()
  expect((await readDeskCase(first, fresh.id))?.moves.map(({ name }) => name)).toEqual(['pass', 'return', 'reject'])
})

test('B-05 a file of the same name in place of another is told as another', async () => {
  const { id } = await mendedOnce(first)
  const found = await readDeskCase(first, id)
  expect(found?.round?.returned).toEqual([
    expect.objectContaining({ answer: '工作年限证明.jpg', before: '工作年限证明.jpg（另一份文件）' }),
  ])
})

test('B-05 the second reviewer reads what is proposed, is handed it, and the proposer is not', async () => {
  const { id } = await proposed(first)
  const filter = readFilter({ kind: 'exam-registration', state: 'returnProposed' })
  const found = await readDeskCase(second, id)
  expect(found?.round?.proposed).toEqual({
    opinion: '请修改后重新提交',
    items: [{ label: '免试证明', why: 'proof_exemption 不清楚', isNew: true }],
  })
  expect(found?.moves.map(({ name, opinion, reason }) => [name, opinion, reason])).toEqual([
    ['agreeReturn', 'none', undefined],
    ['declineReturn', 'required', undefined],
  ])
  const own = await readDeskCase(first, id)
  expect(own?.moves.every(({ reason }) => reason?.includes('另一位工作人员'))).toBe(true)
  expect((await readQueue(first, filter)).lines.map((line) => line.stateLabel)).toContain('退回待复核')
  for (let next = await claimNext(first, filter); next.ok; next = await claimNext(first, filter)) expect(next.id).not.toBe(id)
  await world.owner`update cases set assigned_to = null where state = 'returnProposed' and id <> ${id}`
  await world.owner`update cases set entered_at = '2020-01-01' where id = ${id}`
  expect(await claimNext(second, filter)).toMatchObject({ ok: true, id })
})

test('B-05 O-20 in a batch nothing is judged and nothing agreed to unread; declining many is a word', async () => {
  const [reviewed, two] = [await mendedOnce(first), await proposed(first)]
  const batch = async (state: string) =>
    (await readQueue(second, readFilter({ kind: 'exam-registration', state }))).batch.map(({ name }) => name)
  expect([await batch('review'), await batch('returnProposed')]).toEqual([['pass', 'reject'], ['declineReturn']])
  for (const [{ id }, move] of [
    [reviewed, 'return'],
    [reviewed, 'proposeReturn'],
    [two, 'agreeReturn'],
  ] as const) {
    const [line] = await decideMany(second, [id], move, { opinion: '请修改' })
    expect(line).toMatchObject({ moved: false, message: expect.stringContaining('要逐件办理') })
    expect(await holderOf(id)).toBeNull()
  }
  expect((await decideMany(first, [two.id], 'declineReturn', { opinion: '清楚' }))[0]).toMatchObject({ moved: false })
  expect((await decideMany(second, [two.id], 'declineReturn', { opinion: '清楚' }))[0]).toMatchObject({
    moved: true,
    message: '待审核',
  })
})
