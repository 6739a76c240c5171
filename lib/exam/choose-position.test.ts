import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { latestDocument } from '@/db/queries/case'
import { getRegistration } from '@/db/queries/exam'
import { searchPositions } from '@/db/queries/position'
import { positionAt, seedPositions } from '@/db/seed/positions'
import { csvLine } from '@/lib/export/csv'
import { candidate, newPerson, staff } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { positionObjections } from './choice-position'
import { choosePosition } from './choose-position'
import { columnNames, type PositionRow, positionColumns } from './position-table/position'
import { takePositions } from './position-table/take-positions'
import { filledIn, insertCivilService, registering, sessionId } from './position-table/testing/civil-service'
import { uploadPositions } from './position-table/upload-positions'

const database = await openTestDatabase()
const { owner, setClock } = database

beforeAll(async () => {
  await insertCivilService()
  await seedPositions()
  await setClock(registering)
})
afterAll(database.close)

const since = () => performance.now()
const { code } = positionAt(0)

const officer = staff('examOfficer')
const fileOf = (row: PositionRow) => ({
  name: '更正.csv',
  bytes: new TextEncoder().encode(csvLine(Object.values(positionColumns)) + csvLine(columnNames.map((name) => row[name]))),
})

test('E-05 E-07 choose, choose another, confirm: the registration holds one position, the document says all of it', async () => {
  const { viewer, id } = await filledIn(owner)
  expect(await transition(viewer, id, 'confirm')).toMatchObject({ refusal: 'not_ready' })
  expect(await choosePosition(viewer, id, code, since())).toMatchObject({ ok: true })
  expect(await choosePosition(viewer, id, positionAt(7).code, since())).toMatchObject({ ok: true })
  expect(await transition(viewer, id, 'confirm')).toMatchObject({ ok: true, state: 'confirmed' })
  expect(await getRegistration(id)).toMatchObject({ positionCode: positionAt(7).code })
  const rows = (await latestDocument(id))?.rows.filter((row) => row.step === 'choice')
  expect(rows?.map((row) => [row.question, row.answer])).toEqual([
    ['职位编码', positionAt(7).code],
    ['招录单位', positionAt(7).department],
    ['职位名称', positionAt(7).title],
    ['招录人数', `${positionAt(7).headcount}`],
    ['学历', positionAt(7).education],
    ['学位', positionAt(7).degree],
    ['专业', positionAt(7).majors],
    ['其他条件', positionAt(7).otherConditions],
    ['职位简介', positionAt(7).duties],
  ])
  expect(await choosePosition(viewer, id, code, since())).toMatchObject({ refusal: 'wrong_state' })
  const { rows: found } = await searchPositions(sessionId, { q: positionAt(7).code })
  expect(found).toMatchObject([{ code: positionAt(7).code, confirmed: 1 }])
})

test('E-05 a position is never typed: what a browser sends as one is left out, and a code of no table is refused', async () => {
  const { viewer, id } = await filledIn(owner)
  const saved = await saveAnswers(viewer, id, { positionCode: code, positionTitle: '局长', employer: '甲' }, 1)
  expect(saved).toMatchObject({ ok: true, answers: { employer: '甲' } })
  expect(saved.ok && saved.answers.positionCode).toBeFalsy()
  for (const odd of ['', '2020199999', "' or 1=1", '%', '2020100001 ', 'x'.repeat(100)])
    expect(await choosePosition(viewer, id, odd, since()), odd).toMatchObject({ refusal: 'not_found' })
  expect(await choosePosition(candidate(await newPerson()), id, code, since())).toMatchObject({ refusal: 'not_found' })
  expect(await choosePosition(viewer, 'x', code, since())).toMatchObject({ refusal: 'not_found' })
})

test('O-10 E-07 a position that was corrected after it was chosen is read again before it can be confirmed', async () => {
  const { viewer, id } = await filledIn(owner)
  const other = positionAt(100).code
  await choosePosition(viewer, id, other, since())
  await owner`update exam_positions set headcount = headcount + 1 where code = ${other}`
  expect(await transition(viewer, id, 'confirm')).toMatchObject({
    refusal: 'not_ready',
    objections: [{ message: `职位 ${other} 的内容在您选择以后有更正，请核对后重新选择。` }],
  })
  await choosePosition(viewer, id, other, since())
  expect(await transition(viewer, id, 'confirm')).toMatchObject({ ok: true })
})

test('O-10 whoever confirms and whoever corrects the same position at once: what was confirmed reads as the table does', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { viewer, id } = await filledIn(owner)
    const { code: one, title } = positionAt(200 + round)
    await choosePosition(viewer, id, one, since())
    const run = await uploadPositions(officer, sessionId, fileOf({ ...positionAt(200 + round), title: '更正' }))
    const [confirmed, taken] = await Promise.all([
      transition(viewer, id, 'confirm'),
      takePositions(officer, run.ok ? run.id : '', '更正'),
    ])
    const corrected = taken.ok
    const [row] = await owner<{ title: string }[]>`select title from exam_positions where code = ${one}`
    expect(row?.title).toBe(corrected ? '更正' : title)
    if (confirmed.ok)
      expect((await latestDocument(id))?.rows.find(({ field }) => field === 'positionTitle')?.answer).toBe(row?.title)
    expect(confirmed.ok).toBe(!corrected)
  }
})

test('E-05 nothing is objected where one does not choose a position', () => {
  expect(positionObjections({ frame: {}, answers: {} })).toEqual([])
  expect(positionObjections({ frame: { position: true }, answers: { positionCode: 'X' }, position: null })).toMatchObject([
    { message: '职位 X 不在职位表里，请重新选择。' },
  ])
})
