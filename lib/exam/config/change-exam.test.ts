import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db, type Tx } from '@/db/client'
import type { ExamFrame } from '@/db/queries/exam'
import { listExamChanges } from '@/db/queries/exam-config'
import { cases } from '@/db/schema/case'
import { letters, registrations } from '@/db/schema/exam'
import { orders } from '@/db/schema/payment'
import { qualificationId } from '@/lib/workflow/fixtures/qualification-session'
import { candidate, draftRegistration, newPerson, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { changeExam } from './change-exam'
import { createExam } from './create-exam'
import { frameOf, openOffice } from './fixtures/office'
import type { AnyPart, Typed } from './part'
import { type PartName, parts } from './parts'
import { publishExam } from './publish-exam'

const { world, officer, change } = await openOffice()
afterAll(() => world.close())
beforeEach(() => world.resetClock())

async function writePart(name: PartName, typed: Typed, tx: Tx, frame: ExamFrame) {
  const part: AnyPart = parts[name]
  await part.write(tx, frame, part.read(typed, frame).value)
}

const dueOf = async (caseId: string) => (await db().select().from(cases).where(eq(cases.id, caseId)))[0]?.dueAt

test('O-10 every part reads what it shows: saving a page as it was opened changes nothing', async () => {
  const frame = await frameOf()
  for (const part of Object.values(parts)) {
    const { problems } = part.read(part.show(frame), frame)
    expect(Object.keys(part.show(frame)).sort()).toEqual(Object.keys(part.fields(frame)).sort())
    expect(problems, part.title).toEqual(part.title === '准考证须知' ? { notices: '请至少写一条' } : {})
  }
  expect(await change('choices', {}, { reason: '没有改动' })).toMatchObject({ refusal: 'wrong_state' })
  await db().transaction(async (tx) => {
    for (const name of ['windows', 'choices', 'papers', 'letters'] as const)
      await writePart(name, parts[name].show(frame), tx, frame)
  })
  const { session: _, ...before } = frame
  const { session: __, ...after } = await frameOf()
  expect(after).toEqual(before)
})

test('O-10 once registration has opened a change needs its reason; both texts, who and why are kept', async () => {
  expect(await change('basics', { shortTitle: '新简称' })).toMatchObject({
    refusal: 'invalid_input',
    problems: { reason: expect.stringContaining('为什么改') },
  })
  expect(await change('basics', { shortTitle: '新简称' }, { reason: '原简称太长' })).toEqual({ ok: true })
  expect((await frameOf()).session.shortTitle).toBe('新简称')
  expect(await listExamChanges(officer, sessionId)).toMatchObject([
    {
      ...{ part: 'basics', reason: '原简称太长', by: '陈考' },
      before: { shortTitle: '专业知识考试' },
      after: { shortTitle: '新简称' },
    },
  ])
  expect(await listExamChanges(candidate(await newPerson()), sessionId)).toEqual([])
})

test('O-10 who is no officer of this exam finds nothing to change, and a page that is out of date saves nothing', async () => {
  const others = [
    candidate(await newPerson()),
    staff('cashier'),
    staff('auditor'),
    staff('examOfficer', officer.accountId, 'another'),
  ]
  for (const who of others) {
    expect(await change('basics', { title: '改名' }, { reason: '试', who })).toMatchObject({ refusal: 'not_found' })
    expect(await publishExam(who, sessionId)).toMatchObject({ refusal: 'not_found' })
    expect(await createExam(who, { from: sessionId, exam: '', year: '2027', title: '新' })).toMatchObject({
      refusal: 'not_found',
    })
  }
  const typed = parts.basics.show(await frameOf())
  const stale = { part: 'basics', typed, reason: '试', version: '1' }
  expect(await changeExam(officer, sessionId, stale)).toMatchObject({ refusal: 'conflict' })
  expect(await changeExam(officer, sessionId, { ...stale, part: 'toString' })).toMatchObject({ refusal: 'not_found' })
  expect(await changeExam(officer, '../x', stale)).toMatchObject({ refusal: 'not_found' })
})

test('E-08 O-10 a deadline that is moved moves for whoever is under way, with the orders', async () => {
  const [draft, confirmed] = [await draftRegistration(), await draftRegistration()]
  await transition(confirmed.viewer, confirmed.id, 'confirm')
  const later = { registrationTo: '2026-06-02T00:00', paymentTo: '2026-06-20T17:00' }
  expect(await change('windows', later, { reason: '系统故障，延长三天' })).toEqual({ ok: true })
  expect(await dueOf(draft.id)).toEqual(new Date('2026-06-02T00:00:00+08:00'))
  const paymentTo = new Date('2026-06-20T17:00:00+08:00')
  expect(await dueOf(confirmed.id)).toEqual(paymentTo)
  const [order] = await db().select().from(orders).where(eq(orders.caseId, confirmed.id))
  expect(order?.deadline).toEqual(paymentTo)
  await world.setClock('2026-06-01T12:00:00+08:00')
  expect(await transition(draft.viewer, draft.id, 'confirm')).toMatchObject({ ok: true })
})

test('O-10 what somebody confirmed cannot be taken away: level, paper; what nobody chose can', async () => {
  const { id, viewer } = await draftRegistration()
  await transition(viewer, id, 'confirm')
  const reason = '调整专业'
  expect(await change('choices', { pairs: '助理级 | 园林' }, { reason })).toMatchObject({
    problems: { pairs: expect.stringContaining('“中级 建筑施工”已有') },
  })
  expect(await change('choices', { pairs: '中级 | 建筑施工 | 10.00' }, { reason })).toEqual({ ok: true })
  expect(await change('papers', { papers: '综合 | 2026-07-12 09:00 | 11:30' }, { reason })).toMatchObject({
    problems: { papers: expect.stringContaining('“专业知识”已有') },
  })
  const moved = '专业知识 | 2026-07-12 14:00 | 16:30\n加试 | 2026-07-12 17:00 | 18:00 | | | 20'
  expect(await change('papers', { papers: moved }, { reason })).toEqual({ ok: true })
  expect((await frameOf()).papers.map(({ subject, feeFen }) => [subject, feeFen])).toEqual([
    ['专业知识', 0],
    ['加试', 2000],
  ])
  const later = await draftRegistration()
  await transition(later.viewer, later.id, 'confirm')
  const [paid] = await db().select().from(registrations).where(eq(registrations.caseId, later.id))
  expect(paid?.feeFen).toBe(6600 + 1000 + 2000)
  const [before] = await db().select().from(registrations).where(eq(registrations.caseId, id))
  expect(before?.feeFen).toBe(6600)
})

test('E-02 O-10 a letter that is changed is a new version; what was agreed to stays, a draft reads the new one', async () => {
  const { id, viewer } = await draftRegistration()
  const before = (await frameOf()).letters
  expect(await change('letters', { text1: '新的承诺' }, { reason: '更正错字' })).toEqual({ ok: true })
  const after = (await frameOf()).letters
  expect(after.map(({ key, version }) => [key, version])).toEqual([
    ['health', 1],
    ['integrity', 2],
  ])
  expect(
    await db()
      .select()
      .from(letters)
      .where(eq(letters.id, before[1]?.id ?? '')),
  ).toMatchObject([{ paragraphs: ['承诺'] }])
  expect(await transition(viewer, id, 'confirm')).toMatchObject({ ok: false, refusal: 'not_ready' })
})

test('E-13 O-10 the proofs that reviewers ask for are written on screen; what was uploaded stays with its name', async () => {
  const frame = await frameOf(qualificationId)
  const shown = parts.options.show(frame)
  const save = (proofs: string) => parts.options.read({ ...shown, proofs }, frame)
  expect(save(shown.proofs ?? '')).toMatchObject({ problems: {}, value: { proofs: frame.session.features.proofs } })
  const { value, problems } = save('学历证明 | 毕业证书，学位证书\n专业工作年限证明 | | 1 | 3\n免试证明 | | 0 | 2 | 免一科')
  expect(problems).toEqual({})
  expect(value.proofs).toEqual([
    { key: 'proof1', label: '学历证明', hint: '毕业证书，学位证书', min: 1, max: 5 },
    { key: 'work', label: '专业工作年限证明', min: 1, max: 3 },
    { key: 'exemption', label: '免试证明', min: 0, max: 2, levels: ['免一科'] },
  ])
  for (const wrong of ['甲 | | 3 | 2', '甲 | | x', '甲 | | 1 | 1 | 没有的级别', '甲\n甲', ' | 说明', '甲 | | 0 | 11'])
    expect(save(wrong).problems).toHaveProperty('proofs')
})

test('O-10 a change that fails leaves nothing behind, not even what was read of it meanwhile', async () => {
  const before = await frameOf()
  const twice = { pairs: '中级 | 建筑施工\n中级 | 建筑施工' }
  expect(await change('choices', twice, { reason: '试' })).toMatchObject({
    problems: { pairs: expect.stringContaining('写了两次') },
  })
  const nobody = { ...officer, accountId: crypto.randomUUID() }
  await expect(change('windows', { paymentTo: '2026-07-01T00:00' }, { reason: '试', who: nobody })).rejects.toThrow()
  expect(await frameOf()).toEqual(before)
})

test('B-16 O-10 a fee written with a comma is told, not taken for its first digits', async () => {
  const paper = '专业知识 | 2026-07-12 14:00 | 16:30 | | |'
  for (const fee of ['1,200.00', '￥66', '66元', '66.005'])
    for (const [part, name, line] of [
      ['choices', 'pairs', '中级 | 建筑施工 |'],
      ['papers', 'papers', paper],
    ] as const)
      expect(await change(part, { [name]: `${line} ${fee}` }, { reason: '调整' })).toMatchObject({
        problems: { [name]: expect.stringMatching(/第 1 行：(多出了|加收费用是数字|费用是数字)/) },
      })
})
