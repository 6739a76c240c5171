import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawSeats } from '@/lib/seating/draw-seats'
import { readOfficeTasks } from '@/lib/seating/read-office-tasks'
import { readSeating } from '@/lib/seating/read-seating'
import { openTestExam, sessionId, staff, type TestExam } from '@/lib/seating/test-exam'
import { type Cursor, getOverseenExam, listOverseenExams, listRegistrationPage, listRoomSeats } from './exam-office'

let exam: TestExam
const officer = staff('examOfficer', sessionId)
const strangers = [staff('cashier'), staff('examOfficer', 'another-session'), { ...officer, kind: 'person' as const }]

beforeAll(async () => {
  exam = await openTestExam()
  await exam.addPaid(120)
})
afterAll(() => exam.close())

test('Q-43 Q-54 pages follow each other by key: everybody once, also those who changed in the same instant', async () => {
  const seen: string[] = []
  let after: Cursor | undefined
  for (let pages = 0; pages < 9; pages += 1) {
    const page = await listRegistrationPage(officer, sessionId, { after })
    seen.push(...page.rows.map((row) => row.id))
    if (!page.next) break
    after = page.next
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
  expect((await listRegistrationPage(officer, sessionId, { state: 'draft' })).rows).toEqual([])
})

test('Q-43 one registration among all is found by its number’s beginning or its candidate’s name', async () => {
  const [one] = (await listRegistrationPage(officer, sessionId, {})).rows
  const found = async (search: string) => (await listRegistrationPage(officer, sessionId, { search })).rows.map(({ id }) => id)
  await exam.owner`update persons set name = '欧阳䶮' where id = (select person_id from registrations where case_id = ${one?.id ?? ''})`
  await exam.owner`update cases set number = '2020-0815-999999' where id = ${one?.id ?? ''}`
  expect(await found('2020-0815-9999')).toEqual([one?.id])
  expect(await found('欧阳')).toContain(one?.id)
  expect(await found('没有这个人')).toEqual([])
})

test('Q-31 ID numbers reach the office masked', async () => {
  const drawn = await drawSeats(officer, sessionId)
  const seating = await readSeating(officer, sessionId)
  const page = await listRegistrationPage(officer, sessionId, { state: 'paid' })
  expect(drawn.ok && seating?.seated).toHaveLength(30)
  for (const row of [...page.rows, ...(seating?.seated ?? [])]) expect(row.idNumber).toBe('9999************15')
})

test('Q-32 no other role reads anything of the session; the auditor reads and can do nothing', async () => {
  const seating = await readSeating(officer, sessionId)
  for (const viewer of strangers) {
    expect(await getOverseenExam(viewer, sessionId)).toBeNull()
    expect(await readSeating(viewer, sessionId)).toBeNull()
    expect(await readOfficeTasks(viewer)).toEqual([])
    expect((await listRegistrationPage(viewer, sessionId, {})).rows).toEqual([])
    expect(await listRoomSeats(viewer, sessionId, seating?.draw?.id ?? '', seating?.room?.id ?? '')).toEqual([])
  }
  const auditing = await readSeating(staff('auditor'), sessionId)
  expect(await seatingTask(staff('auditor'))).toMatchObject({ urgent: false })
  expect(auditing?.numbers).toEqual({ paid: 120, unseated: 0, capacity: 450, seated: 120, short: [] })
  expect(Object.values(auditing?.steps ?? {}).filter((step) => step && step.reason === null)).toEqual([])
})

test('E-31 the page tells each officer what waits for them', async () => {
  expect((await readSeating(officer, sessionId))?.steps).toEqual({
    draw: { reason: null },
    freeze: { reason: '须由另一位考务人员核对后冻结' },
    latecomers: null,
  })
  expect(await seatingTask(officer)).toMatchObject({ urgent: false })
  const second = staff('examOfficer')
  expect((await readSeating(second, sessionId))?.steps.freeze).toEqual({ reason: null })
  expect(await seatingTask(second)).toMatchObject({ urgent: true })
  expect(await listOverseenExams(second, new Date())).toContainEqual(expect.objectContaining({ counts: { paid: 120 } }))
  await exam.addPaid(400)
  expect((await readSeating(officer, sessionId))?.steps.draw).toEqual({ reason: '座位不够，“专业知识”还差 70 个' })
})

async function seatingTask(viewer: Parameters<typeof readOfficeTasks>[0]) {
  return (await readOfficeTasks(viewer)).find((task) => task.sessionId === sessionId)
}
