import { afterAll, beforeEach, expect, test } from 'vitest'
import { getPublishedExam, listExamFrames } from '@/db/queries/exam'
import { openRegistration } from '@/lib/exam/open-registration'
import { candidate, newPerson, sessionId } from '@/lib/workflow/fixtures/world'
import { createExam } from './create-exam'
import { frameOf, openOffice } from './fixtures/office'
import { publishExam } from './publish-exam'

const { world, officer, change } = await openOffice()
afterAll(() => world.close())
beforeEach(() => world.resetClock())

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
