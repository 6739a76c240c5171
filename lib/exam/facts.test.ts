import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { examWindows, letters } from '@/db/schema/exam'
import { seedExams, titleKnowledgeId } from '@/db/seed/exams'
import { registrationFrame } from './facts'

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedExams()
  return close
})

test('E-02 O-10 what was read of a session is kept only until it changes: a moved window, a new version of a letter', async () => {
  const first = await getExamFrame(titleKnowledgeId)
  expect(await getExamFrame(titleKnowledgeId)).toBe(first)

  const closesAt = new Date('2020-08-25T17:00:00+08:00')
  await db().update(examWindows).set({ closesAt }).where(eq(examWindows.name, 'registration'))
  expect((await getExamFrame(titleKnowledgeId))?.windows.registration.to).toEqual(closesAt)

  const [letter] = first?.letters ?? []
  if (!letter) throw new Error('no letter was seeded')
  await db()
    .insert(letters)
    .values({ ...letter, id: crypto.randomUUID(), version: letter.version + 1, title: '新的承诺书' })
  expect((await getExamFrame(titleKnowledgeId))?.letters[0]?.title).toBe('新的承诺书')
})

test('Q-51 the form of a session is made once a month of its life, not once a request', async () => {
  const frame = await getExamFrame(titleKnowledgeId)
  if (!frame) throw new Error('no exam was seeded')
  const august = registrationFrame(frame, new Date('2020-08-31T23:59:59+08:00'))
  expect(registrationFrame(frame, new Date('2020-08-01T00:00:00+08:00'))).toBe(august)
  expect(registrationFrame(frame, new Date('2020-09-01T00:00:00+08:00')).month).toBe('2020-09')
})
