import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listVersions } from '@/db/queries/score'
import { getImport, listImports } from '@/db/queries/score-office'
import { makeWorkbook } from '@/lib/import/testing/make-workbook'
import { exportProblems } from './export-problems'
import {
  bring,
  csv,
  first,
  openSatExam,
  proposal,
  type SatExam,
  scoresOf,
  second,
  sessionId,
  staff,
  subjects,
} from './fixtures/sat-exam'
import { setPaperMarks } from './full-marks'
import { proposePublication, withdrawPublication } from './publish'
import { readScoring } from './read-scoring'

let exam: SatExam
beforeAll(async () => {
  exam = await openSatExam(30)
})
afterAll(() => exam.close())
beforeEach(async () => {
  await exam.owner`alter table scores disable trigger user`
  await exam.owner`truncate scores, score_publications, score_corrections`
  await exam.owner`alter table scores enable trigger user`
})

const counted = async () => (await exam.owner`select count(*)::int as n from scores`)[0]?.n
const of = (index: number) => exam.candidates[index] ?? exam.candidates[0] ?? Promise.reject(new Error('nobody sat'))
const problemsOf = async (importId: string) =>
  (await getImport(importId))?.problems.map(({ row, column, message }) => `${row} ${column} ${message}`) ?? []

async function refusedRows(bytes: Uint8Array, kind: 'scores' | 'findings' = 'scores') {
  const brought = await bring(bytes, kind)
  if (!brought.ok) throw new Error(brought.message)
  expect(await counted()).toBe(0)
  return problemsOf(brought.importId)
}

test('E-33 a whole file is imported as one run: who, when, which file, how many', async () => {
  const brought = await bring(scoresOf(exam.candidates))
  expect(brought).toMatchObject({ ok: true, rows: 30, changed: 60, kept: 0, bad: 0 })
  const [run] = await listImports(sessionId)
  expect(run).toMatchObject({ outcome: 'imported', kind: 'scores', importedBy: first.accountId, bad: 0, fileName: '成绩.csv' })
  expect(run?.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('E-33 one bad row imports nothing; every bad row is in the report with its line and what to do', async () => {
  const { number } = await of(0)
  const { number: other, caseId } = await of(1)
  await exam.owner`update cases set state = 'refunded' where id = ${caseId}`
  const rows = [
    ['准考证号', '科目', '成绩'],
    [number, '专业知识', '88'],
    [number, '专业知识', '89'],
    ['20209990000001', '专业知识', '60'],
    [other, '专业知识', '60'],
    [number, '英语', '60'],
    [number, '专业实务', '120'],
    [number, '专业实务', '良'],
    ['', '专业实务', '60'],
  ]
  expect(await refusedRows(csv(...rows))).toEqual([
    '3 准考证号 第 2 行已经有这位考生的“专业知识”',
    expect.stringContaining('4 准考证号 这次考试没有这个准考证号'),
    expect.stringContaining('5 准考证号 这位考生没有缴费，或报名已经作废'),
    expect.stringContaining('6 科目 这次考试没有这个科目'),
    '7 成绩 超出满分 100',
    expect.stringContaining('8 成绩 不是成绩'),
    '9 准考证号 准考证号为空',
  ])
  await exam.owner`update cases set state = 'paid' where id = ${caseId}`
})

test('E-33 a paper that somebody does not sit has no score; one that is sat may not be empty', async () => {
  const { number, caseId } = await of(2)
  const { number: other } = await of(3)
  await exam.owner`delete from registration_papers where case_id = ${caseId} and subject = '专业实务'`
  expect(await refusedRows(csv(['准考证号', ...subjects], [number, '60', '60'], [other, '60', '']))).toEqual([
    '2 专业实务 这位考生没有报考这一科，请核对',
    expect.stringContaining('3 专业实务 成绩为空：缺考填 -1'),
  ])
  expect(await bring(csv(['准考证号', ...subjects], [number, '60', '']))).toMatchObject({ ok: true, changed: 1, bad: 0 })
  await exam.owner`insert into registration_papers values (${caseId}, ${sessionId}, '专业实务')`
})

test('E-33 a number that nobody has is said once, however many subjects its row has', async () => {
  expect(await refusedRows(csv(['准考证号', ...subjects], ['123', '60', '60']))).toHaveLength(1)
})

test('E-33 imported again before publication: what is new replaces, what was there is kept, what is the same is left alone', async () => {
  await bring(scoresOf(exam.candidates, () => [60, 70]))
  const { caseId, number } = await of(0)
  expect(
    await bring(csv(['准考证号', '科目', '成绩'], [number, '专业知识', '７５．５'], [number, '专业实务', '70'])),
  ).toMatchObject({ changed: 1, kept: 1 })
  expect((await listVersions(caseId)).map(({ subject, version, score }) => [subject, version, score])).toEqual([
    ['专业实务', 1, 70],
    ['专业知识', 1, 60],
    ['专业知识', 2, 75.5],
  ])
})

test('E-33 a 雷同 finding sets -4, is kept with its words, and no later import of scores undoes it', async () => {
  const { caseId, number } = await of(4)
  await bring(scoresOf(exam.candidates))
  const findings = csv(['准考证号', '科目', '认定'], [number, '专业知识', '与考场内另一份试卷雷同'])
  expect(await bring(findings, 'findings')).toMatchObject({ changed: 1 })
  expect(await bring(findings, 'findings')).toMatchObject({ changed: 0, kept: 1 })
  expect(await bring(scoresOf(exam.candidates, () => [99, 99]))).toMatchObject({ bad: 0, kept: 1 })
  const last = (await listVersions(caseId)).filter(({ subject }) => subject === '专业知识').at(-1)
  expect(last).toMatchObject({ score: -4, finding: '与考场内另一份试卷雷同', source: 'finding' })
  expect(await bring(csv(['准考证号', '科目', '认定'], ['123', '专业知识', '雷同']), 'findings')).toMatchObject({
    bad: 1,
    changed: 0,
  })
})

test('E-33 scores are history: the application can neither change nor remove one', async () => {
  await bring(scoresOf(exam.candidates))
  for (const statement of ['update scores set score = 100', 'delete from scores', 'truncate scores']) {
    await expect(exam.owner.unsafe(statement)).rejects.toThrow(/append-only/)
    await expect(
      exam.owner.begin((tx) => tx.unsafe('set local role zhunkao_app').then(() => tx.unsafe(statement))),
    ).rejects.toThrow()
  }
  await expect(exam.owner`insert into scores (case_id, subject, version, session_id, score, source, source_id, recorded_at)
    select case_id, subject, 9, session_id, -3, 'import', gen_random_uuid(), now() from scores limit 1`).rejects.toThrow(
    /scores_value/,
  )
})

test('E-33 O-27 nobody but an exam officer of the session imports, and not while a publication is proposed', async () => {
  for (const viewer of [staff('examOfficer', 'another-session'), staff('auditor'), staff('reviewer'), (await of(0)).viewer])
    expect(await bring(scoresOf(exam.candidates), 'scores', viewer)).toMatchObject({ refusal: 'not_found' })
  await bring(scoresOf(exam.candidates))
  const proposed = await proposePublication(second, sessionId, proposal)
  expect(await bring(scoresOf(exam.candidates))).toMatchObject({
    refusal: 'wrong_state',
    message: expect.stringContaining('撤回'),
  })
  expect(await setPaperMarks(first, sessionId, { 专业知识: '150' })).toMatchObject({ refusal: 'wrong_state' })
  await withdrawPublication(first, proposed.ok ? proposed.id : '')
  expect(await bring(scoresOf(exam.candidates))).toMatchObject({ ok: true, changed: 0 })
})

test('E-33 two officers at once: both files are whole, one after the other or one refused', async () => {
  const both = await Promise.all([
    bring(scoresOf(exam.candidates, () => [61, 61])),
    bring(
      scoresOf(exam.candidates, () => [62, 62]),
      'scores',
      second,
    ),
  ])
  for (const one of both) expect(one.ok || one.refusal === 'claimed_by_other').toBe(true)
  const rows = await exam.owner`select distinct on (case_id, subject) score from scores order by case_id, subject, version desc`
  expect(new Set(rows.map(({ score }) => score)).size).toBe(1)
})

test('E-33 full marks are set by paper, and never below what was scored', async () => {
  expect(await setPaperMarks(first, sessionId, { 专业实务: '120' })).toEqual({ ok: true })
  await bring(scoresOf(exam.candidates, () => [60, 118.5]))
  for (const [typed, message] of [
    ['110', '最高 118.5'],
    ['0', '从 1 起'],
    ['x', '整数'],
    ['1e9', '最多 1000'],
  ])
    expect(await setPaperMarks(second, sessionId, { 专业实务: typed ?? '' })).toMatchObject({
      refusal: 'invalid_input',
      message: expect.stringContaining(message ?? ''),
    })
})

test('Q-14 what is no table is refused in words, and the report holds nothing', async () => {
  for (const bytes of [new Uint8Array(), Buffer.from('%PDF-1.7'), Buffer.from('a\0b')])
    expect(await bring(bytes)).toMatchObject({ refusal: 'invalid_input' })
  const [formula, empty] = await refusedRows(Buffer.from('准考证号,科目,成绩\r\n="1",专业知识,=1+1'))
  expect(formula).toContain('2 C 列')
  expect(empty).toContain('2 成绩 成绩为空')
})

test('Q-14 E-33 a score with a raised note is not read as one number with it: its cell is named, and nothing is imported', async () => {
  const { number } = await of(0)
  const texts = '<sst><si><r><t>9</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>5</t></r></si></sst>'
  const score = { xml: (place: string) => `<c r="${place}" t="s"><v>0</v></c>` }
  const rows = [
    ['准考证号', '科目', '成绩'],
    [number, '专业知识', score],
  ]
  expect((await refusedRows(makeWorkbook(rows, { texts })))[0]).toContain('2 C 列 里有上标或下标的数字')
})

test('Q-32 E-33 the auditor reads counts and reports, single scores are for officers of the session, everyone else finds nothing', async () => {
  const { number, viewer } = await of(0)
  await bring(csv(['准考证号', '科目', '成绩'], ['=1', '专业知识', '60']))
  await bring(scoresOf(exam.candidates))
  const [imported, refused] = await listImports(sessionId)
  const lines = async (who: typeof first, id: string | null) => {
    const records = await exportProblems(who, sessionId, id)
    let text = ''
    for await (const line of records ?? []) text += line
    return text
  }
  expect(await lines(staff('auditor'), refused?.id ?? '')).toContain('是公式')
  expect(await lines(first, null)).not.toContain('是公式')
  expect(await lines(first, null)).toContain(`${first.name} 于`)
  for (const who of [viewer, staff('reviewer'), staff('examOfficer', 'another-session')]) {
    expect(await exportProblems(who, sessionId, refused?.id ?? '')).toBeNull()
    expect(await readScoring(who, sessionId, { number })).toBeNull()
  }
  const [logged] = await exam.owner<{ n: number }[]>`
    select count(*)::int as n from audit_entries where what = 'score-problems-exported'`
  expect(logged?.n).toBe(3)
  expect((await readScoring(first, sessionId, { number }))?.person?.versions).toHaveLength(2)
  expect(await readScoring(staff('auditor'), sessionId, { number })).toMatchObject({
    person: null,
    corrections: [],
    isOfficer: false,
  })
  expect(imported?.outcome).toBe('imported')
})
