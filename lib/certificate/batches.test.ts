import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { certificateOfCase } from '@/db/queries/certificate'
import { countUnprinted, listBatches } from '@/db/queries/certificate-batch'
import { staff } from '@/lib/seating/test-exam'
import { makeBatch, spoilBlank } from './batches'
import { exportBatch } from './export-batch'
import { afterPublicity, openPassedExam, type PassedExam, sessionId } from './fixtures/passed-exam'
import { readPrintNumber } from './print-number'
import { revokeCertificates } from './revoke'

const dataDir = mkdtempSync(join(tmpdir(), 'certificates-'))
process.env.DATA_DIR = dataDir
let exam: PassedExam
let caseIds: string[]

beforeAll(async () => {
  exam = await openPassedExam(6)
  await exam.issueAll()
  const rows = await exam.owner<{ id: string }[]>`select case_id as id from certificates order by management_number`
  caseIds = rows.map(({ id }) => id)
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  await exam.owner`delete from certificate_prints`
  await exam.owner`delete from certificate_batches`
})

const make = (first: string, count: number | string, officer = exam.officer) =>
  makeBatch(officer, sessionId, { first, count: String(count) })
const prints = async () => Promise.all(caseIds.map(async (id) => (await certificateOfCase(id))?.printNumber ?? null))
const batchId = async () => (await listBatches(exam.officer, sessionId))[0]?.batch.id ?? ''

test('O-22 a batch gives the numbers of its blanks in order, to those that have none, and keeps the rest', async () => {
  expect(await make('gd 00000098', 3)).toEqual({ ok: true, printed: 3 })
  expect(await prints()).toEqual(['GD00000098', 'GD00000099', 'GD00000100', null, null])
  expect(await countUnprinted(sessionId)).toBe(2)
  expect(await make('GD00000101', 10)).toEqual({ ok: true, printed: 2 })
  expect((await prints()).slice(3)).toEqual(['GD00000101', 'GD00000102'])
  expect(await make('GD00000111', 10)).toMatchObject({ refusal: 'not_ready' })
  expect(await listBatches(exam.officer, sessionId)).toMatchObject([
    { batch: { ordinal: 2 }, printed: 2, spoiled: 0 },
    { batch: { ordinal: 1 }, printed: 3, spoiled: 0 },
  ])
})

test.each([
  ['GD00000098', 1],
  ['GD00000100', 5],
  ['GD00000090', 9],
  ['GD00000001', 100000],
  ['ｇｄ００００００９９', 1],
])('O-22 blanks that were delivered before are refused: %s, %s', async (first, count) => {
  expect(await make('GD00000098', 3)).toMatchObject({ ok: true })
  expect(await make(first, count)).toMatchObject({
    refusal: 'conflict',
    message: expect.stringContaining('GD00000098 至 GD00000100'),
  })
  expect(await make('GD00000101', 1)).toMatchObject({ ok: true })
})

test('O-22 of officers who bring the same blanks at once, one is taken', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => make('00010001', 2)))
  expect(made.filter((one) => one.ok)).toHaveLength(1)
  expect((await prints()).filter((one) => one !== null)).toEqual(['00010001', '00010002'])
})

test('O-22 a spoiled blank keeps its number for ever, and its certificate takes the next; at the end of a batch it waits for another', async () => {
  await make('0090', 6)
  expect(await spoilBlank(exam.officer, sessionId, '0091')).toEqual({ ok: true, next: '0095' })
  expect(await prints()).toEqual(['0090', '0095', '0092', '0093', '0094'])
  expect(await spoilBlank(exam.officer, sessionId, '0091')).toMatchObject({ refusal: 'not_found' })
  expect(await spoilBlank(exam.officer, sessionId, '0095')).toEqual({ ok: true, next: null })
  expect(await countUnprinted(sessionId)).toBe(1)
  await make('0096', 5)
  expect((await prints())[1]).toBe('0096')
  await expect(db().execute(`update certificate_prints set spoiled_at = null where print_number = '0091'`)).rejects.toThrow()
  await expect(db().execute(`update certificate_prints set print_number = '7777'`)).rejects.toThrow()
  const spoiled = await Promise.all([1, 2, 3].map(() => spoilBlank(exam.officer, sessionId, '0090')))
  expect(spoiled.filter((one) => one.ok)).toHaveLength(1)
})

test('O-22 E-37 no paper is printed of a revoked certificate', async () => {
  await db()
    .transaction(async (tx) => {
      await revokeCertificates(tx, { caseId: caseIds[0] ?? '', reason: 'x', by: null, at: new Date(afterPublicity) })
      expect(await countUnprinted(sessionId, tx)).toBe(4)
      throw new Error('undo')
    })
    .catch((error: Error) => expect(error.message).toBe('undo'))
})

test.each(['', 'GD', '123', 'GDABCDE12345', '1234567890123', '-1', '00-12', "'; drop", '\0'])(
  'O-22 %j is no 印制号',
  async (typed) => {
    const read = readPrintNumber(typed)
    if (typed === '00-12') return expect(read).toEqual({ prefix: '', digits: 4, value: 12 })
    expect(read).toBeNull()
    expect(await make(typed, 5)).toMatchObject({ refusal: 'invalid_input' })
    expect(await spoilBlank(exam.officer, sessionId, typed)).toMatchObject({ refusal: 'invalid_input' })
  },
)

test.each(['', '0', '-3', '1.5', '100001', 'x', '1e3x'])('O-22 %j blanks are refused', async (count) => {
  expect(await make('00010001', count)).toMatchObject({ refusal: 'invalid_input' })
})

test('O-22 numbers that would grow beyond their digits are refused', async () => {
  expect(await make('9998', 3)).toMatchObject({ refusal: 'invalid_input', message: expect.stringContaining('位数不够') })
  expect(await make('9998', 2)).toMatchObject({ ok: true })
})

test('O-22 O-26 the list of a batch for the printer: a row a blank with the whole ID number, recorded before it is out', async () => {
  await make('0090', 6)
  await spoilBlank(exam.officer, sessionId, '0091')
  const file = await exportBatch(exam.officer, sessionId, await batchId())
  expect(file?.name).toBe('证书印制名单-第1批.csv')
  let text = ''
  for await (const part of file?.records ?? []) text += part
  const lines = text.trim().split('\r\n')
  expect(lines).toHaveLength(1 + 6 + 1)
  expect(lines[2]).toContain('空白件作废')
  expect(lines[1]).toContain('999999199507210015')
  expect(lines.at(-1)).toContain('导出')
  const [entry] = await exam.owner`select what, after from audit_entries order by seq desc limit 1`
  expect(entry).toMatchObject({ what: 'certificates-exported' })
})

test('O-22 Q-32 nobody but certificate officers of the exam makes batches, spoils blanks or takes the list out', async () => {
  await make('0090', 6)
  for (const other of [staff('examOfficer'), staff('auditor'), staff('cashier'), staff('certificateOfficer', 'economics-2020')]) {
    expect(await make('1090', 6, other)).toMatchObject({ refusal: 'not_found' })
    expect(await spoilBlank(other, sessionId, '0090')).toMatchObject({ refusal: 'not_found' })
    expect(await exportBatch(other, sessionId, await batchId())).toBeNull()
  }
  expect(await spoilBlank(exam.officer, 'economics-2020', '0090')).toMatchObject({ refusal: 'not_found' })
  for (const odd of ['', 'x', '\0', crypto.randomUUID()]) expect(await exportBatch(exam.officer, sessionId, odd)).toBeNull()
})
