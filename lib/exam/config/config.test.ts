import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db, type Tx } from '@/db/client'
import { type ExamFrame, getExamFrame, getPublishedExam, listExamFrames } from '@/db/queries/exam'
import { listConditionVersions } from '@/db/queries/exam-conditions'
import { listExamChanges } from '@/db/queries/exam-config'
import { accounts } from '@/db/schema/account'
import { cases } from '@/db/schema/case'
import { letters, registrations } from '@/db/schema/exam'
import { orders } from '@/db/schema/payment'
import type { Viewer } from '@/lib/access/viewer'
import { clausesTold } from '@/lib/exam/conditions/conditions'
import { openRegistration } from '@/lib/exam/open-registration'
import { qualificationId } from '@/lib/workflow/fixtures/qualification-session'
import { candidate, draftRegistration, newPerson, openWorld, sessionId, staff, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { changeExam } from './change-exam'
import { createExam } from './create-exam'
import type { AnyPart, Typed } from './part'
import { type PartName, parts } from './parts'
import { publishExam } from './publish-exam'
import { tryConditions } from './try-conditions'

let world: World
let officer: Viewer

beforeAll(async () => {
  world = await openWorld()
  const row = { kind: 'staff' as const, username: 'kaowu', usernameKey: 'kaowu', displayName: '陈考' }
  const [account] = await db().insert(accounts).values(row).returning({ id: accounts.id })
  officer = staff('examOfficer', account?.id)
})
afterAll(() => world.close())
beforeEach(() => world.resetClock())

async function frameOf(id = sessionId): Promise<ExamFrame> {
  const frame = await getExamFrame(id)
  if (!frame) throw new Error(`there is no ${id}`)
  return frame
}

/** What an officer does: opens a part, changes some boxes, saves. */
async function change(part: PartName, typed: Typed, { id = sessionId, reason = '', who = officer } = {}) {
  const frame = await frameOf(id)
  return changeExam(who, id, {
    part,
    typed: { ...parts[part].show(frame), ...typed },
    reason,
    version: String(frame.session.version),
  })
}

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

test('O-10 a new exam is its officers’ alone until nothing is missing and it is published', async () => {
  const created = await createExam(officer, { from: sessionId, exam: '', year: '2027', title: '2027 年度专业知识考试' })
  if (!created.ok) throw new Error(created.message)
  const { id } = created
  expect(id).toBe('title-knowledge-2027')
  const frame = await frameOf(id)
  expect(frame.windows.registration.from).toEqual(new Date('2027-03-01T00:00:00+08:00'))
  expect(frame.letters.map(({ version, needsTick }) => [version, needsTick])).toEqual([
    [1, false],
    [1, true],
  ])
  const person = candidate(await newPerson())
  expect(await getPublishedExam(id)).toBeNull()
  expect((await listExamFrames(new Date())).map(({ session }) => session.id)).not.toContain(id)
  await world.setClock('2027-03-02T00:00:00+08:00')
  expect(await openRegistration(person, id, performance.now())).toMatchObject({ refusal: 'not_found' })
  // Nobody has seen it: no reason is asked for, and what is wrong stops it.
  expect(
    await change(
      'windows',
      { paymentTo: '2027-03-01T00:01', paymentFrom: '2027-02-01T00:00', registrationFrom: '2027-03-02T00:00' },
      { id },
    ),
  ).toEqual({ ok: true })
  expect(await publishExam(officer, id)).toMatchObject({ refusal: 'not_ready', message: expect.stringContaining('没有人能缴费') })
  expect(await change('windows', { paymentTo: '2027-06-15T00:00' }, { id })).toEqual({ ok: true })
  expect(await publishExam(officer, id)).toEqual({ ok: true })
  expect(await publishExam(officer, id)).toMatchObject({ refusal: 'wrong_state' })
  expect(await openRegistration(person, id, performance.now())).toMatchObject({ ok: true })
})

test('O-10 from a template: nothing to choose from yet, and it says what is missing', async () => {
  const asked = { from: 'template:qualification', exam: 'economics', year: '2027', title: '经济专业技术资格考试' }
  const [one, other] = [await createExam(officer, asked), await createExam(officer, asked)]
  expect([one, other]).toEqual([
    { ok: true, id: 'economics-2027' },
    { ok: true, id: 'economics-2027-2' },
  ])
  expect(await publishExam(officer, 'economics-2027')).toMatchObject({ message: expect.stringContaining('还没有科目') })
  for (const wrong of [{ from: 'template:toString' }, { from: 'gone-2020' }, { year: '20２x' }, { title: ' ' }, { exam: '../x' }])
    expect(await createExam(officer, { ...asked, ...wrong })).toMatchObject({ refusal: 'invalid_input' })
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

test('E-10 O-10 报考条件 written on screen judge as they read; every change is a new version, and next year begins with the newest', async () => {
  const reason = '按新的通知'
  const first = {
    source: '2026 年度报名通知',
    catalogues: '建筑类 | 土木工程、建筑学 | 消防工程',
    ...{ r0_levels: '中级', r0_atLeast: '本科', r0_years: '4' },
    ...{ r1_levels: '中级', r1_joins: 'or', r1_atLeast: '大专', r1_years: '6', r1_order: '1.5' },
  }
  expect(await change('conditions', first)).toMatchObject({ problems: { reason: expect.stringContaining('为什么改') } })
  expect(await change('conditions', first, { reason })).toEqual({ ok: true })
  const frame = await frameOf()
  expect([frame.conditionsVersion, frame.conditions && clausesTold(frame.conditions)]).toEqual([
    1,
    ['中级：具备本科及以上学历，工作满4年。', '中级：具备大专及以上学历，工作满6年。'],
  ])
  const shown = parts.conditions.show(frame)
  expect(parts.conditions.read(shown, frame)).toEqual({ value: frame.conditions, problems: {} })
  expect(await change('conditions', {}, { reason })).toMatchObject({ refusal: 'wrong_state' })
  // A line between the two, in a way of its own, and the last one struck out.
  const second = {
    r2_levels: '中级',
    r2_joins: 'or',
    r2_order: '1.2',
    r2_certificates: '初级资格',
    r2_heldYears: '5',
    r1_drop: 'yes',
  }
  expect(await change('conditions', second, { reason })).toEqual({ ok: true })
  const changed = await frameOf()
  expect([changed.conditionsVersion, changed.conditions?.choices[0]?.rule]).toMatchObject([
    2,
    { kind: 'any', of: [{ atLeast: '本科' }, { kind: 'certificate', names: ['初级资格'], years: 5 }] },
  ])
  expect((await listConditionVersions(sessionId)).map(({ version }) => version)).toEqual([2, 1])
  const trial = {
    studies: JSON.stringify([{ level: '本科', degree: '学士', major: '土木工程', mode: 'full-time', to: '2012-07' }]),
  }
  const jobs = JSON.stringify([{ from: '2013-01', field: '其他工作' }])
  const [tried] = (await tryConditions(officer, sessionId, { ...trial, jobs }, 'judge'))?.exams ?? []
  expect(tried?.choices.find(({ level }) => level === '中级')?.verdict).toBe('met')
  expect(await tryConditions(candidate(await newPerson()), sessionId, {}, 'judge')).toBeNull()
  const created = await createExam(officer, { from: sessionId, exam: '', year: '2028', title: '2028 年度专业知识考试' })
  if (!created.ok) throw new Error(created.message)
  expect((await frameOf(created.id)).conditions).toEqual(changed.conditions)
})

test.each([
  ['r0_levels', '没有的级别'],
  ['r0_years', '-1'],
  ['r0_order', 'x'],
  ['countedTo', '2020-02-30'],
  ['catalogues', '__proto__ | 土木工程'],
  ['catalogues', '甲 | 土木工程\n甲 | 建筑学'],
  ['source', ''],
  ['notes', '长'.repeat(401)],
])('Q-11 what is wrong with 报考条件 is told at %s and saves nothing', async (field, text) => {
  const frame = await frameOf()
  const typed = { source: '通知', r0_levels: '', r0_specialties: '', r0_atLeast: '本科', [field]: text }
  expect(await change('conditions', typed, { reason: '试' })).toMatchObject({
    refusal: 'invalid_input',
    problems: { [field]: expect.any(String) },
  })
  expect((await frameOf()).conditionsVersion).toBe(frame.conditionsVersion)
})

test('Q-11 no texts whatever make reading 报考条件 throw, and what is read can be shown and read again', async () => {
  const frame = await frameOf()
  const names = Object.keys(parts.conditions.fields(frame))
  const text = fc.oneof(fc.string(), fc.constantFrom('1', '中级', '本科', 'yes', '甲 | 土木工程', 'after-diploma', '__proto__'))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), text), (typed) => {
      const { value, problems } = parts.conditions.read(typed, frame)
      if (!value || Object.keys(problems).length > 0) return
      const saved = { ...frame, conditions: value }
      expect(parts.conditions.read(parts.conditions.show(saved), saved)).toEqual({ value, problems: {} })
    }),
  )
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
