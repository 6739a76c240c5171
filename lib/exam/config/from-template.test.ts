// An officer's way with nothing but a template: set, published, registered for, paid, seated, scored, for each kind of exam.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import type { ExamFrame } from '@/db/queries/exam'
import { listMarkedPapers } from '@/db/queries/score-office'
import { accounts } from '@/db/schema/account'
import { positionAt } from '@/db/seed/positions'
import type { Viewer } from '@/lib/access/viewer'
import { csvLine } from '@/lib/export/csv'
import { setPaperMarks } from '@/lib/scoring/full-marks'
import { importScores } from '@/lib/scoring/import-scores'
import { confirmPublication, proposePublication } from '@/lib/scoring/publish'
import { addRooms, saveSite } from '@/lib/seating/change-sites'
import { drawSeats } from '@/lib/seating/draw-seats'
import { freezeDraw } from '@/lib/seating/freeze-draw'
import { readSites } from '@/lib/seating/read-sites'
import { newProof } from '@/lib/workflow/fixtures/qualification-draft'
import { candidate, completeAnswers, newPerson, staff } from '@/lib/workflow/fixtures/world'
import { editAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { choosePosition } from '../choose-position'
import { pay, sign } from '../fixtures/qualification'
import { letterField } from '../form'
import { lettersToRead } from '../letters'
import { openRegistration } from '../open-registration'
import { columnNames, positionColumns } from '../position-table/position'
import { takePositions } from '../position-table/take-positions'
import { uploadPositions } from '../position-table/upload-positions'
import { changeExam } from './change-exam'
import { createExam } from './create-exam'
import { frameOf } from './fixtures/office'
import type { Typed } from './part'
import { type PartName, parts } from './parts'
import { publishExam } from './publish-exam'

const database = await openTestDatabase()
const { owner, setClock } = database
const setUp = '2026-01-05T10:00:00+08:00'
let officer: Viewer
let second: Viewer

beforeAll(async () => {
  const row = (name: string) => ({ kind: 'staff' as const, username: name, usernameKey: name, displayName: name })
  const made = await db()
    .insert(accounts)
    .values([row('kaowu1'), row('kaowu2')])
    .returning({ id: accounts.id })
  officer = staff('examOfficer', made[0]?.id)
  second = staff('examOfficer', made[1]?.id)
})
afterAll(database.close)

const windows = {
  ...{ registrationFrom: '2026-03-02T09:00', registrationTo: '2026-03-12T17:00' },
  ...{ paymentFrom: '2026-03-02T09:00', paymentTo: '2026-03-14T17:00' },
  ...{ applicationFormFrom: '2026-03-02T09:00', applicationFormTo: '2026-03-20T17:00' },
  ...{ admitCardFrom: '2026-05-10T09:00', admitCardTo: '2026-05-16T08:00' },
}
type Set = Partial<Record<PartName, Typed>>
type Walk = {
  kind: ExamFrame['session']['kind']
  missing: string[]
  set: Set
  prepare?: (id: string) => Promise<void>
  chosen: Typed
}

const walks: Walk[] = [
  {
    kind: 'title-knowledge',
    missing: ['还没有科目', '还没有级别和专业', '0 元'],
    set: {
      basics: { fee: '66', advice: '每人只能选一个级别和专业' },
      choices: { pairs: '初级 | 园林\n中级 | 园林 | 10\n中级 | 建筑施工 | 10' },
      papers: { papers: '专业知识 | 2026-05-16 09:00 | 11:30' },
      conditions: { source: '2026 年度报名通知', r1_levels: '中级', r1_atLeast: '本科', r1_years: '4' },
    },
    chosen: { level: '中级', specialty: '园林' },
  },
  {
    kind: 'civil-service',
    missing: ['还没有科目', '还没有职位', '0 元'],
    set: {
      basics: { fee: '100' },
      papers: { papers: '行政职业能力测验 | 2026-05-16 09:00 | 11:00\n申论 | 2026-05-16 14:00 | 16:30' },
    },
    prepare: async (id) => {
      const rows = [positionAt(0), positionAt(1)].map((row) => csvLine(columnNames.map((name) => row[name])))
      const bytes = new TextEncoder().encode([csvLine(Object.values(positionColumns)), ...rows].join(''))
      const uploaded = await uploadPositions(officer, id, { name: '职位表.csv', bytes })
      if (!uploaded.ok) throw new Error(uploaded.message)
      expect(await takePositions(officer, uploaded.id, '')).toMatchObject({ ok: true })
    },
    chosen: {},
  },
  {
    kind: 'qualification',
    missing: ['还没有科目', '还没有级别和专业', '还没有报名地', '0 元'],
    set: {
      choices: { pairs: '考全科 | 建筑工程\n免一科 | 建筑工程', regions: '福田区\n南山区' },
      papers: {
        papers:
          '施工管理 | 2026-05-16 09:00 | 12:00 | 考全科 | | 65\n法规 | 2026-05-16 14:00 | 16:00 | | | 60\n实务 | 2026-05-17 09:00 | 12:00 | | | 75',
      },
      options: { exemptLevels: '免一科', rollingYears: '2' },
      conditions: {
        ...{
          source: '考试实施办法',
          catalogues: '工程类 | 土木工程 | 消防工程',
          r0_atLeast: '大专',
          r0_years: '2',
          r0_field: '施工管理',
        },
        ...{ r1_levels: '免一科', r1_certificates: '二级建造师资格证书' },
      },
    },
    chosen: { region: '南山区', level: '考全科', specialty: '建筑工程', subjects: '法规、实务', method: 'commit' },
  },
]

/** What an officer does: opens a part, changes some boxes, saves. */
async function change(id: string, part: PartName, typed: Typed) {
  const frame = await frameOf(id)
  const all = { ...parts[part].show(frame), ...typed }
  const changed = await changeExam(officer, id, { part, typed: all, reason: '', version: String(frame.session.version) })
  if (!changed.ok) throw new Error(`${part}: ${JSON.stringify(changed)}`)
}

describe.each(walks)('O-10 from the template of $kind', ({ kind, missing, set, prepare, chosen }) => {
  const id = `${kind}-2026`

  test('it is told what is missing, all of it can be set on screen, and it is published', async () => {
    await setClock(setUp)
    const asked = { from: `template:${kind}`, exam: kind, year: '2026', title: `2026 年度考试（${kind}）` }
    expect(await createExam(officer, asked)).toEqual({ ok: true, id })
    const begun = await frameOf(id)
    expect(parts.windows.show(begun)).toMatchObject({ registrationFrom: '2026-02-04T09:00', registrationTo: '2026-02-14T17:00' })
    for (const part of Object.values(parts)) {
      const { problems } = part.read(part.show(begun), begun)
      expect(
        Object.keys(problems).filter((name) => !['pairs', 'papers'].includes(name)),
        part.title,
      ).toEqual([])
    }
    const refused = await publishExam(officer, id)
    for (const words of missing) expect(refused).toMatchObject({ refusal: 'not_ready', message: expect.stringContaining(words) })
    await change(id, 'windows', windows)
    await change(id, 'letters', { text1: '报名 3 月 2 日至 12 日，考试 5 月 16 日，咨询电话 12333。' })
    for (const [part, typed] of Object.entries(set)) await change(id, part as PartName, typed)
    await change(id, 'sections', { rules: '请如实填写' })
    await change(id, 'notices', { notices: '请带身份证\n提前 30 分钟到达', map: 'https://map.example/{address}' })
    await prepare?.(id)
    expect(await publishExam(officer, id)).toEqual({ ok: true })
    const ticked = lettersToRead(await frameOf(id)).map(({ title, needsTick }) => [title, needsTick])
    expect(ticked).toEqual([
      ['诚信承诺书', false],
      ['网上报名注意事项', true],
    ])
  })

  test('a candidate registers for it and pays', async () => {
    await setClock('2026-03-05T10:00:00+08:00')
    const { viewer, id: caseId } = await filledIn(id, chosen)
    const outcome = await transition(viewer, caseId, 'confirm')
    const signs = kind === 'qualification'
    expect(outcome).toEqual({ ok: true, state: signs ? 'unsigned' : 'confirmed' })
    const letter = (await frameOf(id)).letters.find(({ key }) => key === 'commitment')
    if (signs) expect(await sign(viewer, caseId, letter?.id)).toEqual({ ok: true, state: 'confirmed' })
    expect(await pay(caseId)).toBe('settles')
  })

  test('seats, scores, 合格标准: two officers bring it to its end', async () => {
    await setClock('2026-03-16T10:00:00+08:00')
    expect(await saveSite(officer, id, { id: '', name: '福田考点', address: '莲岭路 18 号', subjects: [] })).toEqual({ ok: true })
    const site = (await readSites(officer, id, {}))?.sites[0]?.id ?? ''
    expect(await addRooms(officer, id, site, '第 001 考场 30\n第 002 考场 30')).toEqual({ ok: true })
    const drawn = await drawSeats(officer, id)
    if (!drawn.ok) throw new Error(drawn.message)
    expect(await freezeDraw(second, drawn.drawId)).toMatchObject({ ok: true })
    await setClock('2026-05-20T10:00:00+08:00')
    const sat = await owner<{ subject: string; number: string }[]>`
      select s.subject, s.admit_card_number as number from seats s where s.draw_id = ${drawn.drawId}`
    const header = ['准考证号', ...sat.map(({ subject }) => subject)]
    const bytes = Buffer.from([header, [sat[0]?.number, ...sat.map(() => 70)]].map((row) => row.join(',')).join('\r\n'))
    expect(await importScores(officer, id, { kind: 'scores', name: '成绩.csv', bytes })).toMatchObject({ ok: true, bad: 0 })
    const { papers } = await frameOf(id)
    const marks = papers.map(({ subject }) => ({ subject, level: null, mark: '60' }))
    const proposed = await proposePublication(officer, id, { publishAt: '2026-06-20T10:00', marks, validYears: '' })
    if (!proposed.ok) throw new Error(proposed.message)
    expect(await confirmPublication(second, proposed.id)).toMatchObject({ ok: true })
  })
})

test('E-12 O-10 告知承诺制 taken up by an exam that began without it: its two letters are asked for before it is published, and after', async () => {
  await setClock(setUp)
  const asked = { from: 'template:title-knowledge', exam: 'later', year: '2026', title: '以考代评' }
  expect(await createExam(officer, asked)).toMatchObject({ ok: true })
  const id = 'later-2026'
  for (const [part, typed] of Object.entries(walks[0]?.set ?? {})) await change(id, part as PartName, typed)
  await change(id, 'options', { commitment: 'yes', review: 'yes' })
  expect(await publishExam(officer, id)).toMatchObject({ message: expect.stringContaining('还没有写告知书和告知承诺书') })
  const slots = Object.entries(parts.letters.fields(await frameOf(id)))
  const slotOf = (label: string) => slots.find(([, field]) => field.label === label)?.[0] ?? ''
  const written = { [slotOf('告知书标题')]: '告知书', [slotOf('告知书正文')]: '可以自主选择。' }
  await change(id, 'letters', { ...written, [slotOf('告知承诺书标题')]: '承诺书', [slotOf('告知承诺书正文')]: '本人承诺。' })
  const keys = (await frameOf(id)).letters.map(({ key, version, needsTick }) => [key, version, needsTick])
  expect(keys).toEqual([
    ['integrity', 1, false],
    ['notice', 1, true],
    ['commitment-notice', 1, false],
    ['commitment', 1, false],
  ])
  expect(await publishExam(officer, id)).toEqual({ ok: true })
  // Next year's has them too, as they were.
  const next = await createExam(officer, { from: id, exam: '', year: '2027', title: '以考代评' })
  expect(next.ok && (await frameOf(next.id)).letters.map(({ key, needsTick }) => [key, needsTick])).toEqual(
    keys.map(([key, , needsTick]) => [key, needsTick]),
  )
  const frame = await frameOf('title-knowledge-2026')
  const typed = { ...parts.options.show(frame), commitment: 'yes', review: 'yes' }
  expect(parts.options.read(typed, frame).problems.commitment).toContain('请先在“必读文件”里写好')
})

test('E-33 O-10 next year’s subjects have the full marks of last year’s; one that is taken out takes its own with it', async () => {
  const id = 'later-2026'
  expect(await setPaperMarks(officer, id, { 专业知识: '150' })).toEqual({ ok: true })
  const next = await createExam(officer, { from: id, exam: '', year: '2028', title: '以考代评' })
  if (!next.ok) throw new Error(next.message)
  expect(await listMarkedPapers(next.id)).toEqual([{ subject: '专业知识', fullMarks: 150 }])
  await change(next.id, 'papers', { papers: '综合知识 | 2028-05-16 09:00 | 11:30' })
  expect(await listMarkedPapers(next.id)).toEqual([{ subject: '综合知识', fullMarks: 100 }])
  expect(await listMarkedPapers(id)).toEqual([{ subject: '专业知识', fullMarks: 150 }])
})

test('S-04 O-10 which refunds an exam accepts is ticked on screen, at least one', async () => {
  const id = 'later-2026'
  expect((await frameOf(id)).session.refundReasons).toEqual(['duplicate'])
  await change(id, 'basics', { refund_withdrawn: 'yes' })
  expect((await frameOf(id)).session.refundReasons).toEqual(['duplicate', 'withdrawn'])
  const frame = await frameOf(id)
  const none = { ...parts.basics.show(frame), refund_duplicate: '', refund_withdrawn: '' }
  expect(parts.basics.read(none, frame).problems.refund_duplicate).toContain('至少受理一种')
})

/** A registration of somebody who fills in whatever the exam asks. */
async function filledIn(sessionId: string, chosen: Typed) {
  const personId = await newPerson()
  const viewer = candidate(personId)
  await diploma(personId)
  const opened = await openRegistration(viewer, sessionId, performance.now())
  if (!opened.ok) throw new Error(opened.message)
  const { letters, session } = await frameOf(sessionId)
  const { photo } = await completeAnswers(personId)
  const agreed = Object.fromEntries(letters.map(({ key, id }) => [letterField(key), id]))
  const files = { proof_work: await newProof(personId), photo: photo ?? '' }
  const filled = await editAnswers(viewer, opened.id, performance.now(), async ({ answers }) => ({
    answers: { ...answers, ...typed, ...agreed, ...files, ...chosen },
  }))
  if (!filled.ok) throw new Error(filled.message)
  if (session.choiceBy === 'position')
    expect(await choosePosition(viewer, opened.id, positionAt(0).code, performance.now())).toMatchObject({ ok: true })
  return { viewer, id: opened.id }
}

const typed = {
  ...{
    ethnicity: '汉族',
    politicalStatus: '群众',
    household: 'shenzhen',
    householdPlace: '广东省深圳市福田区',
    socialInsurance: 'no',
  },
  ...{ education: '本科', degree: '学士', school: '深圳大学', major: '土木工程', graduatedAt: '2012-07', studyMode: '全日制' },
  studies: JSON.stringify([
    { level: '本科', degree: '学士', mode: '全日制', from: '2008-09', to: '2012-07', school: '深圳大学', major: '土木工程' },
  ]),
  jobs: JSON.stringify([{ from: '2013-01', to: '', organisation: '海桥建设', post: '工程部', related: 'yes' }]),
  ...{ employer: '海桥建设有限公司', employerKind: '企业', currentField: '园林', yearsOfWork: '8' },
  ...{ address: '深圳市福田区深南大道 1 号', postcode: '518000', email: 'candidate@example.com' },
}

async function diploma(personId: string) {
  const [level] = await owner<{ id: string }[]>`
    insert into education_levels (person_id, level, degree, school, major, started_on, ended_on, mode, abroad, created_at)
    values (${personId}, '本科', '学士', '深圳大学', '土木工程', '2008-09', '2012-07', '全日制', false, now()) returning id`
  await owner`insert into education_checks (level_id, standing, started_at, ask_at) values (${level?.id ?? ''}, 'passed', now(), now())`
}
