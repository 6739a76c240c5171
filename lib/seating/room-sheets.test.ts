import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPrintThread } from '@/bin/build-print-thread'
import { listLatestRuns, listRunFiles, type Run } from '@/db/queries/run'
import { listRooms } from '@/db/queries/seating'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { seedRegistrations } from '@/db/seed/registrations'
import type { Viewer } from '@/lib/access/viewer'
import { readOwnLooks } from '@/lib/audit/own-looks'
import { issueInRun } from '@/lib/certificate/issue'
import { printAdmitCards } from '@/lib/exam/print-admit-cards'
import { storage } from '@/lib/gateway/storage/storage'
import { exportOrders } from '@/lib/payment/export-orders'
import { type SheetKind, sheetKinds } from '@/lib/print/documents'
import { overlaps, readPdf } from '@/lib/print/testing/read-pdf'
import { exportFiles } from '@/lib/run/export-files'
import { performRun } from '@/lib/run/perform-run'
import { drawInRun } from './ask-draw'
import { askPrints } from './ask-prints'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { placeByHand } from './place-by-hand'
import { printRoomSheet } from './print-room-sheet'
import { printRoomSheets } from './print-room-sheets'
import { afterPayment, openTestExam, sessionId, staff, type TestExam } from './test-exam'

const dataDir = mkdtempSync(join(tmpdir(), 'sheets-'))
process.env.DATA_DIR = dataDir
let exam: TestExam
let officer: Viewer
let roomId: string
let numbers: Map<string, string>

beforeAll(async () => {
  exam = await openTestExam()
  await exam.setClock('2020-08-15T10:00:00+08:00')
  await Promise.all([seedAccounts(), buildPrintThread()])
  await seedRegistrations()
  await exam.setClock(afterPayment)
  officer = { ...staff('examOfficer'), accountId: accountIdOf('kaowu1'), name: '考务甲' }
  const rooms = await listRooms(sessionId)
  roomId = rooms[0]?.id ?? ''
  const found = await exam.owner<{ name: string; number: string }[]>`
    select p.name, c.number from cases c join persons p on p.id = c.applicant_id where c.state = 'paid'`
  numbers = new Map(found.map(({ name, number }) => [name, number]))
  const number = [...numbers.values()][0] ?? ''
  await placeByHand(officer, sessionId, { number, needs: ['wheelchair', 'large-print'], other: '延长 30 分钟', roomId, seat: 2 })
  const drawn = await drawSeats(officer, sessionId)
  if (!drawn.ok) throw new Error(drawn.message)
  expect(await askPrints(officer, sessionId, 'room-sheets')).toMatchObject({ refusal: 'not_ready' })
  expect(await printRoomSheet(officer, { sessionId, kind: 'door', roomId })).toMatchObject({ status: 409 })
  await freezeDraw(staff('examOfficer'), drawn.drawId)
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const squeezed = (text: string) => text.replace(/\s/g, '')

test('E-32 B-11 each sheet of a room has everybody in it, what was arranged, who took it out, and no whole ID number', async () => {
  for (const kind of Object.keys(sheetKinds) as SheetKind[]) {
    const printed = await printRoomSheet(officer, { sessionId, kind, roomId })
    if (!printed.ok) throw new Error(printed.message)
    const pdf = await readPdf(printed.bytes, { withCode: false })
    for (const name of numbers.keys()) expect(pdf.text, kind).toContain(squeezed(name))
    expect(pdf.text).toContain(sheetKinds[kind])
    expect(pdf.text).toContain('考务甲')
    if (kind !== 'chart') expect(pdf.text).toContain('轮椅可到达的考场和座位')
    expect(pdf.text).not.toMatch(/999999\d{6}/)
    expect(pdf.pictures.length).toBe(kind === 'chart' ? numbers.size : 0)
  }
  const [entry] = await exam.owner<{ n: number }[]>`select count(*)::int as n from audit_entries where what = 'sheet-exported'`
  expect(entry?.n).toBe(4)
})

test('Q-32 Q-11 nobody but an exam officer of the session prints; odd kinds and rooms are refused', async () => {
  for (const other of [null, staff('auditor'), staff('cashier'), staff('examOfficer', 'another-session')])
    expect(await printRoomSheet(other, { sessionId, kind: 'door', roomId })).toMatchObject({ status: 404 })
  for (const odd of ['', 'x', '\0', crypto.randomUUID()])
    expect(await printRoomSheet(officer, { sessionId, kind: 'door', roomId: odd })).toMatchObject({ status: 400 })
  for (const kind of ['', 'poster', '__proto__', 'toString'])
    expect(await printRoomSheet(officer, { sessionId, kind, roomId })).toMatchObject({ status: 400 })
  expect(await askPrints(staff('auditor'), sessionId, 'room-sheets')).toMatchObject({ refusal: 'not_found' })
  expect(await askPrints(officer, sessionId, 'seat-draw')).toMatchObject({ refusal: 'invalid_input' })
})

const works = { 'seat-draw': drawInRun, 'room-sheets': printRoomSheets, 'admit-cards': printAdmitCards, certificates: issueInRun }
const ended = async (kind: Run['kind']) => {
  const run = (await listLatestRuns(officer, sessionId))[kind]
  if (!run) throw new Error(`no run ${kind}`)
  return run
}

test('E-32 Q-42 the sheets of a whole exam: a file each, one ZIP a site; cut off, the run goes on with what is missing', async () => {
  const asked = await askPrints(officer, sessionId, 'room-sheets')
  if (!asked.ok) throw new Error(asked.message)
  expect(await askPrints(officer, sessionId, 'room-sheets')).toMatchObject({ refusal: 'claimed_by_other' })
  await performRun(asked.runId, works)
  const run = await ended('room-sheets')
  expect(run).toMatchObject({ state: 'done', message: '1 个考场的材料已备好。', done: 1, total: 1 })
  const files = await listRunFiles(run.id)
  expect(files.map(({ name }) => name.split('/')[0])).toEqual(['门贴', '座次表', '签到表', '桌贴'])
  await exam.owner`delete from run_files where ordinal = 3`
  await exam.owner`update runs set state = 'running', ended_at = null, lease_until = null where id = ${run.id}`
  await performRun(run.id, works)
  const again = await listRunFiles(run.id)
  expect(again.filter(({ ordinal }) => ordinal !== 3)).toEqual(files.filter(({ ordinal }) => ordinal !== 3))
  expect(again).toHaveLength(4)
  const zip = await exportFiles(officer, sessionId, run.id, files[0]?.siteId ?? '')
  if (!zip.ok) throw new Error(zip.message)
  let length = 0
  for await (const part of zip.parts) length += part.length
  expect(length).toBe(zip.length)
  for (const other of [staff('auditor'), staff('examOfficer', 'another-session')])
    expect(await exportFiles(other, sessionId, run.id, files[0]?.siteId ?? '')).toMatchObject({ ok: false })
  for (const odd of ['', 'x', '\0']) expect(await exportFiles(officer, sessionId, odd, odd)).toMatchObject({ ok: false })
})

test('E-32 Q-42 the admit cards of a whole exam: one a candidate, each with its own code; the next run replaces the files', async () => {
  for (const _ of [1, 2]) {
    const asked = await askPrints(officer, sessionId, 'admit-cards')
    if (!asked.ok) throw new Error(asked.message)
    await performRun(asked.runId, works)
  }
  const run = await ended('admit-cards')
  expect(run).toMatchObject({ state: 'done', message: `${numbers.size} 张准考证已备好。` })
  expect(
    await exam.owner`select distinct r.kind from run_files f join runs r on r.id = f.run_id where r.id <> ${run.id}`,
  ).toEqual([{ kind: 'room-sheets' }])
  const [file] = await listRunFiles(run.id)
  const pdf = await readPdf((await storage().get(file?.storageKey ?? '')) ?? new Uint8Array(), { withCode: false })
  expect(pdf.pages).toHaveLength(numbers.size)
  expect(pdf.pages.flatMap(overlaps)).toEqual([])
  for (const name of numbers.keys()) expect(pdf.text).toContain(squeezed(name))
  const codes = [...pdf.text.matchAll(/核验码([0-9A-Z]{20})/g)].map(([, code]) => code)
  expect(new Set(codes).size).toBe(numbers.size)
  expect(await exam.owner`select count(*)::int as n from printed_documents where document = 'admit-card' and prints = 2`).toEqual(
    [{ n: numbers.size }],
  )
})

test('Q-31 what is needed is not readable in the database', async () => {
  const rows = await exam.owner<{ text: string }[]>`select to_jsonb(n)::text as text from seat_needs n`
  for (const { text } of rows) expect(text).not.toMatch(/wheelchair|延长|large/)
})

test('B-12 whoever sits in a room sees that its sheets and files were taken out, and orders with theirs; nobody else does', async () => {
  await exportOrders(staff('cashier'), {})
  const looksOf = async (personId: string) => readOwnLooks({ ...staff('auditor'), kind: 'person', roles: [], personId })
  const people = await exam.owner<{ id: string; seated: boolean }[]>`
    select c.applicant_id as id, bool_or(s.case_id is not null) as seated
    from cases c left join seats s on s.case_id = c.id group by c.applicant_id`
  const seated = people.filter((one) => one.seated)
  expect(seated).toHaveLength(numbers.size)
  for (const { id } of seated) {
    const purposes = (await looksOf(id)).map(({ purpose }) => purpose)
    expect(Object.groupBy(purposes, (one) => one)).toMatchObject({ 导出缴费订单: { length: 1 }, 打印考场材料: { length: 5 } })
  }
  for (const { id } of people.filter((one) => !one.seated))
    expect((await looksOf(id)).map(({ purpose }) => purpose)).not.toContain('打印考场材料')
})
