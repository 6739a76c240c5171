import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import { lastInput } from '@/db/queries/commitment'
import { findMaterial } from '@/db/queries/material'
import { readDeskCase } from '@/lib/desk/read-case'
import { changeMaterials } from '@/lib/material/change-materials'
import type { MarkedQuestion } from '@/lib/material/marks'
import { newProof } from '@/lib/workflow/fixtures/qualification-draft'
import { candidate, newPerson, openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { aReviewer, confirmed, returned, review, stateOf } from './fixtures/qualification'
import { decides, finding, mendedOnce } from './fixtures/returns'
import { marksHref, marksOnDesk, readOwnMarks } from './returned-marks'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const place = { page: 1, x: 0.1, y: 0.2, width: 0.3, height: 0.1 }

async function waiting() {
  const one = await confirmed({ method: 'decline' })
  const found = await getCase(one.viewer, one.id)
  const file = found?.answers?.answers.proof_work ?? ''
  const marked = (...changes: object[]) => ({
    ...returned,
    'marks.proof_work': JSON.stringify(changes.map((change) => ({ file, ...place, text: '没有公章', ...change }))),
  })
  const tries = async (input: Record<string, string>) => {
    const outcome = await review(one.id, 'return', input)
    await world.owner`update cases set assigned_to = null where id = ${one.id}`
    return outcome
  }
  return { ...one, file, marked, tries }
}

test('B-05 marks stand in the event of the return, and its candidate reads them question by question', async () => {
  const { id, file, marked, tries, viewer } = await waiting()
  expect(await tries(marked({}, { x: 0.6, text: '日期看不清' }))).toMatchObject({ ok: true, state: 'returned' })
  expect(await lastInput(id, 'return')).toMatchObject({
    wrong: [{ field: 'proof_work', why: '没有盖章' }],
    marks: [
      { field: 'proof_work', file, ...place, text: '没有公章' },
      { field: 'proof_work', file, ...place, x: 0.6, text: '日期看不清' },
    ],
  })
  expect(await verifyChain(id)).toEqual([])
  expect(await marksHref({ id, state: 'returned' })).toBe(`/exams/mine/${id}/marks`)
  expect(await marksHref({ id, state: 'review' })).toBeUndefined()
  expect((await readOwnMarks(viewer, id))?.marked).toEqual([
    {
      field: 'proof_work',
      label: '专业工作年限证明',
      why: '没有盖章',
      files: [
        {
          ...{ id: file, name: '工作年限证明.jpg', mediaType: 'image/jpeg' },
          marks: [
            { field: 'proof_work', file, ...place, text: '没有公章', number: 1 },
            { field: 'proof_work', file, ...place, x: 0.6, text: '日期看不清', number: 2 },
          ],
        },
      ],
    },
  ])
})

test('B-05 Q-11 marks that cannot stand are refused in words, and nothing has changed', async () => {
  const { id, marked, tries, personId } = await waiting()
  const [ofOthers, ofTheirs] = [await newProof(await newPerson()), await newProof(personId)]
  const refusals: [Record<string, string>, string, RegExp][] = [
    [marked({ file: ofOthers }), 'not_ready', /只能标记这次提交的材料/],
    [marked({ file: ofTheirs }), 'not_ready', /只能标记这次提交的材料/],
    [marked({ text: '  ' }), 'not_ready', /请填写“专业工作年限证明”标记 1 的问题说明/],
    [
      { ...marked({}), 'judged.proof_work': 'ok', 'judged.employer': 'wrong', 'why.employer': 'x' },
      'not_ready',
      /判定为“需修改”/,
    ],
    [marked({ x: 0.9 }), 'invalid_input', /标记 1 的位置不在页面以内/],
    [marked({ text: 'a\u0007b' }), 'invalid_input', /不能显示的字符/],
    [marked({ text: '长'.repeat(101) }), 'invalid_input', /100 个字以内/],
    [marked(...Array(21).fill({})), 'invalid_input', /最多 20 处/],
    [{ ...returned, 'marks.proof_work': '{{{' }, 'invalid_input', /标记没有读懂/],
    [{ ...marked({}), 'marks.__proto__': '[1]' }, 'invalid_input', /标记 1/],
  ]
  for (const [input, refusal, message] of refusals)
    expect(await tries(input), String(message)).toMatchObject({ ok: false, refusal, message: expect.stringMatching(message) })
  expect(await stateOf(id)).toBe('review')
  expect(await marksHref({ id, state: 'returned' })).toBeUndefined()
})

test('B-05 Q-32 only the applicant reads the page of the marks; the file stays theirs and the office’s', async () => {
  const { id, file, marked, tries, viewer } = await waiting()
  await tries(marked({}))
  expect((await readOwnMarks(viewer, id))?.marked).toHaveLength(1)
  for (const other of [candidate(await newPerson()), aReviewer(), staff('examOfficer'), staff('auditor')])
    expect(await readOwnMarks(other, id)).toBeNull()
  for (const strange of ['x', crypto.randomUUID()]) expect(await readOwnMarks(viewer, strange)).toBeNull()
  expect(await findMaterial(viewer, file)).toMatchObject({ id: file })
  expect(await findMaterial(candidate(await newPerson()), file)).toBeNull()
})

test('B-05 mended, the reviewer still reads what was marked, on the file of then; of the next return only its own marks stand', async () => {
  const { id, file, marked, tries, viewer, personId } = await waiting()
  await tries(marked({}))
  const proof = await newProof(personId)
  for (const change of [
    { do: 'choose', materialId: proof },
    { do: 'remove', materialId: file },
  ] as const)
    expect(await changeMaterials(viewer, id, 'proof_work', change, performance.now())).toMatchObject({ ok: true })
  expect(await transition(viewer, id, 'resubmit')).toMatchObject({ state: 'review' })
  const desk = await readDeskCase(aReviewer(), id)
  expect(desk?.marked?.questions).toMatchObject([
    { field: 'proof_work', files: [{ id: file, marks: [{ number: 1, text: '没有公章' }] }] },
  ])
  expect(desk?.materials.map((material) => material.id)).toEqual(expect.arrayContaining([file, proof]))
  // Nobody holds it: nothing may be marked.
  expect(desk?.markable).toEqual([])
  expect(await tries(marked({}))).toMatchObject({ ok: false, message: expect.stringMatching(/只能标记这次提交的材料/) })
  expect(await tries(returned)).toMatchObject({ ok: true, state: 'returned' })
  expect((await marksOnDesk(db(), { id, applicantId: personId, state: 'returned' })).questions).toEqual([])
  expect(await marksHref({ id, state: 'returned' })).toBeUndefined()
})

test('B-05 files may be marked by who holds the case, those of the questions that are judged', async () => {
  const { id, file } = await waiting()
  const reviewer = aReviewer()
  await world.owner`update cases set assigned_to = ${reviewer.accountId}, claimed_until = '2099-01-01' where id = ${id}`
  const desk = await readDeskCase(reviewer, id)
  expect(desk?.markable).toEqual([{ field: 'proof_work', label: '专业工作年限证明', must: true, files: [file] }])
  expect((await readDeskCase(aReviewer(), id))?.markable).toEqual([])
})

test('B-05 what a proposal marks is for the desk alone until another reviewer agrees; agreed, it is the candidate’s to read', async () => {
  const own = await mendedOnce(aReviewer())
  const file = (await getCase(own.viewer, own.id))?.answers?.answers.proof_exemption ?? ''
  const marks = { 'marks.proof_exemption': JSON.stringify([{ file, ...place, text: '缺第二页' }]) }
  const texts = (marked: readonly MarkedQuestion[] | undefined) =>
    marked?.flatMap(({ files }) => files.flatMap((one) => one.marks.map(({ text }) => text)))
  await decides(aReviewer(), own.id, 'proposeReturn', { ...finding('proof_exemption'), ...marks })
  const desk = await readDeskCase(aReviewer(), own.id)
  expect([desk?.marked?.title, texts(desk?.marked?.questions)]).toEqual(['提请退回的标记', ['缺第二页']])
  expect((await readOwnMarks(own.viewer, own.id))?.marked).toEqual([])
  expect(await decides(aReviewer(), own.id, 'agreeReturn')).toMatchObject({ state: 'returned' })
  expect(texts((await readOwnMarks(own.viewer, own.id))?.marked)).toEqual(['缺第二页'])
  expect(await marksHref({ id: own.id, state: 'returned' })).toBe(`/exams/mine/${own.id}/marks`)
})
