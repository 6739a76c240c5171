import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPrintThread } from '@/bin/build-print-thread'
import { findRegistration } from '@/db/queries/exam'
import { listRooms } from '@/db/queries/seating'
import { accountIdOf, personIdOf, seedAccounts } from '@/db/seed/accounts'
import { seedRegistrations } from '@/db/seed/registrations'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { type PrintedPaper, printPaper } from '@/lib/exam/print-paper'
import { readMyExams } from '@/lib/exam/read-registration'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { placeByHand } from './place-by-hand'
import { afterPayment, openTestExam, sessionId, staff, type TestExam } from './test-exam'

const dataDir = mkdtempSync(join(tmpdir(), 'accessible-'))
process.env.DATA_DIR = dataDir
let exam: TestExam
const officer = staff('examOfficer')
const toPrint = '打印准考证，最晚 9月12日 17:00'

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

async function cardOf(username: string) {
  const found = await findRegistration(personIdOf(username), sessionId)
  const viewer: Viewer = {
    accountId: accountIdOf(username),
    kind: 'person',
    name: '',
    personId: personIdOf(username),
    unitId: null,
    roles: [],
  }
  return {
    number: found?.head.number ?? '',
    print: () => printPaper(viewer, 'admit-card', found?.head.id ?? '', performance.now()),
    todo: async () => (await readMyExams(viewer, await now())).find(({ id }) => id === found?.head.id)?.todo,
  }
}

test('E-31 E-32 Q-41 the admit card of who was placed by hand tells seat and what was arranged; another card tells nothing of the kind', async () => {
  const [placed, other] = [await cardOf('maria_santos'), await cardOf('zhou_ming')]
  const room = (await listRooms(sessionId)).at(-1)
  await exam.owner`update rooms set offers = '{wheelchair}' where id = ${room?.id ?? ''}`
  const placing = { number: placed.number, needs: ['wheelchair', 'extra-time', 'large-print'], other: '延长 30 分钟' }
  expect(await placeByHand(officer, sessionId, { ...placing, roomId: room?.id ?? '', seat: 3 })).toEqual({ ok: true })
  const drawn = await drawSeats(officer, sessionId)
  expect(drawn.ok && (await freezeDraw(staff('examOfficer'), drawn.drawId)).ok).toBe(true)
  await exam.setClock('2020-09-10T10:00:00+08:00')
  expect([await placed.todo(), await other.todo()]).toEqual([toPrint, toPrint])
  const card = await textOf(await placed.print())
  expect([await placed.todo(), await other.todo()]).toEqual([null, toPrint])
  const arranged = ['延长考试时间', '大字号试卷', '轮椅可到达的考场和座位', '延长30分钟', room?.roomName ?? '']
  for (const words of arranged) expect(card).toContain(words.replace(/\s/g, ''))
  expect(await textOf(await other.print())).not.toContain('已安排的便利')
})

/** The words of a one-page paper, without spaces. */
async function textOf(printed: PrintedPaper): Promise<string> {
  if (!printed.ok) throw new Error(printed.message)
  const reading = getDocument({ data: new Uint8Array(printed.bytes), verbosity: 0 })
  const pdf = await reading.promise
  expect(pdf.numPages).toBe(1)
  const { items } = await (await pdf.getPage(1)).getTextContent()
  await reading.destroy()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
    .replace(/\s/g, '')
}
