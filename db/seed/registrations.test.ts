import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { sha256 } from '@/lib/crypto/canonical'
import { getExamFrame } from '../queries/exam'
import { seedAccounts } from './accounts'
import { seedExams, titleKnowledgeId } from './exams'
import { seedRegistrations } from './registrations'

const dataDir = mkdtempSync(join(tmpdir(), 'seed-'))
let owner: Sql

beforeAll(async () => {
  process.env.DATA_DIR = dataDir
  const database = await openTestDatabase()
  owner = database.owner
  await database.setClock('2020-08-15T10:00:00+08:00')
  await seedAccounts()
  return database.close
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('E-02 E-05 the demo exam is configured as the manual and the spec say; seeding twice changes nothing', async () => {
  await seedExams()
  const frame = await getExamFrame(titleKnowledgeId)
  await seedExams()
  expect(await getExamFrame(titleKnowledgeId)).toEqual(frame)
  expect(frame?.session).toMatchObject({ title: '深圳市职称考评结合专业知识考试', feeFen: 6600, photoBytesMax: 51_200 })
  expect(frame?.windows.registration.to).toEqual(new Date('2020-08-24T17:00+08:00'))
  expect(frame?.windows.admitCard).toEqual({ from: new Date('2020-09-09T10:00+08:00'), to: new Date('2020-09-12T17:00+08:00') })
  expect(frame?.choices).toHaveLength(17)
  expect(frame?.choices).not.toContainEqual({ level: '助理级', specialty: '标准化' })
  expect(frame?.papers).toMatchObject([{ subject: '专业知识', startsAt: new Date('2020-09-13T09:00+08:00') }])
  expect(frame?.letters.map((letter) => [letter.key, letter.needsTick])).toEqual([
    ['health', false],
    ['integrity', false],
    ['notice', true],
  ])
  for (const letter of frame?.letters ?? []) expect(letter.textHash).toBe(sha256([letter.title, ...letter.paragraphs].join('\n')))
  const rooms =
    await owner`select count(*)::int as rooms, count(distinct site_id)::int as sites, sum(capacity)::int as seats from rooms join sites on sites.id = site_id where session_id = ${titleKnowledgeId}`
  expect(rooms).toEqual([{ rooms: 15, sites: 3, seats: 450 }])
})

test('Q-62 demo registrations stand in every state, made through the workflow; once is enough', async () => {
  await seedRegistrations()
  await seedRegistrations()
  const states = await owner`select state, count(*)::int as n from cases group by state order by state`
  expect(states).toEqual([
    { state: 'confirmed', n: 1 },
    { state: 'draft', n: 1 },
    { state: 'paid', n: 2 },
  ])
  const [events] = await owner`select count(*)::int as n from case_events`
  expect(events?.n).toBe(4 + 3 + 2)
  const photos = await owner`select bytes from materials`
  expect(photos).toHaveLength(4)
  for (const photo of photos) expect(photo.bytes).toBeLessThanOrEqual(51_200)
})
