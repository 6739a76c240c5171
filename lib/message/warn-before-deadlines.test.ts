import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPrintThread } from '@/bin/build-print-thread'
import { findRegistration } from '@/db/queries/exam'
import { recordPrint } from '@/db/queries/print'
import { accountIdOf, personIdOf, seedAccounts } from '@/db/seed/accounts'
import { seedRegistrations } from '@/db/seed/registrations'
import type { Viewer } from '@/lib/access/viewer'
import { printPaper } from '@/lib/exam/print-paper'
import { drawSeats } from '@/lib/seating/draw-seats'
import { freezeDraw } from '@/lib/seating/freeze-draw'
import { afterPayment, openTestExam, sessionId, staff, type TestExam } from '@/lib/seating/test-exam'
import { warnBeforeDeadlines } from './warn-before-deadlines'

const dataDir = mkdtempSync(join(tmpdir(), 'warned-'))
process.env.DATA_DIR = dataDir
let exam: TestExam
beforeAll(async () => {
  exam = await openTestExam()
  await exam.setClock('2020-08-15T10:00:00+08:00')
  await Promise.all([seedAccounts(), buildPrintThread()])
  await seedRegistrations()
  await exam.setClock(afterPayment)
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('E-08 E-32 who has not taken out the admit card is told 24 h and 2 h before it closes; who has, or the office did, is judged apart', async () => {
  const [printed, bulk] = [await caseOf('maria_santos'), await caseOf('zhou_ming')]
  // Without a seat there is no card yet, and nothing that the candidate could do.
  await exam.setClock('2020-09-12T10:00:00+08:00')
  expect(await warnBeforeDeadlines()).toBe(0)
  await exam.setClock(afterPayment)
  const drawn = await drawSeats(staff('examOfficer'), sessionId)
  expect(drawn.ok && (await freezeDraw(staff('examOfficer'), drawn.drawId)).ok).toBe(true)

  await exam.setClock('2020-09-11T16:00:00+08:00')
  expect(await warnBeforeDeadlines()).toBe(0)
  expect(await printPaper(viewerOf('maria_santos'), 'admit-card', printed, performance.now())).toMatchObject({ ok: true })
  const byOffice = { code: 'OFFICE', document: 'admit-card', caseId: bulk, contentHash: 'x', serial: 'x' }
  await recordPrint({ ...byOffice, printedAt: new Date() })

  await exam.setClock('2020-09-11T17:00:30+08:00')
  await warnBeforeDeadlines()
  expect(await warnBeforeDeadlines()).toBe(0)
  await exam.setClock('2020-09-12T15:00:30+08:00')
  await warnBeforeDeadlines()
  expect(await told(printed)).toEqual([])
  expect(await told(bulk)).toEqual(['24 9月12日 17:00', '2 9月12日 17:00'])
  await exam.setClock('2020-09-12T17:00:30+08:00')
  expect(await warnBeforeDeadlines()).toBe(0)
})

const caseOf = async (username: string) => (await findRegistration(personIdOf(username), sessionId))?.head.id ?? ''

function viewerOf(username: string): Viewer {
  return { accountId: accountIdOf(username), kind: 'person', name: '', personId: personIdOf(username), unitId: null, roles: [] }
}

async function told(id: string): Promise<string[]> {
  const rows = await exam.owner<{ values: { hours: string; deadline: string } }[]>`
    select payload->'values' as values from outbox
    where payload->>'href' = ${`/exams/mine/${id}`} and payload->>'template' = 'registration.warn-unprinted' order by id`
  return rows.map(({ values }) => `${values.hours} ${values.deadline}`)
}
