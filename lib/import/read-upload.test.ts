import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { createUploadReader, readUpload } from './read-upload'
import { makeWorkbook } from './testing/make-workbook'

const folder = mkdtempSync(join(tmpdir(), 'zhunkao-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const within = { millisecondsMax: 50_000, heapMegabytesMax: 768, waitingMax: 20, staysWarm: true }
const small = makeWorkbook([['职位编码', 12]])

test('Q-14 a table comes back whole from the process that reads it, however many rows it has', async () => {
  const rows = Array.from({ length: 5_001 }, (_, at) => [`${at}`, '甲'])
  const sheet = await readUpload(makeWorkbook([...rows, [{ xml: (r) => `<c r="${r}" t="e"><v>#REF!</v></c>` }]]))
  expect(sheet).toMatchObject({ ok: true, problems: [{ row: 5_002, column: 'A' }] })
  expect(sheet.ok && sheet.rows.map(({ cells }) => cells)).toEqual(rows)
  expect(await readUpload(makeWorkbook(rows), { rowsMax: 10 })).toMatchObject({ ok: false, message: /超过 10 行/ })
})

test('Q-14 a file that is never finished is refused in words, its process ended, and everybody else served meanwhile', async () => {
  const endless = join(folder, 'endless.mjs')
  writeFileSync(endless, "process.on('message', () => { for (;;) {} })")
  const before = childrenOfThis()
  let refused: unknown = null
  const reading = createUploadReader(
    { ...within, millisecondsMax: 200 },
    endless,
  )(small).then((sheet) => {
    refused = sheet
  })
  let turns = 0
  for (; refused === null; turns += 1) await turn()
  await reading
  expect(refused).toEqual({ ok: false, message: expect.stringMatching(/^表格太复杂.*请删除.*再上传。$/) })
  expect(turns).toBeGreaterThan(1)
  await vi.waitFor(() => expect(childrenOfThis().filter((one) => !before.includes(one))).toEqual([]), { timeout: 20_000 })
})

test('Q-14 a file that takes more memory than there is for it ends only its own process, and the next file is read', async () => {
  const read = createUploadReader({ ...within, heapMegabytesMax: 24 })
  const large = makeWorkbook(
    Array.from({ length: 50_000 }, (_, at) => Array.from({ length: 20 }, (_, column) => at * 20 + column)),
  )
  const [one, other] = await Promise.all([read(large), read(small)])
  expect(one).toEqual({ ok: false, message: expect.stringMatching(/^表格太复杂/) })
  expect(other).toMatchObject({ ok: true, rows: [{ row: 1, cells: ['职位编码', '12'] }] })
})

test('Q-14 once a table is read its process is gone, with the memory that it took', async () => {
  const before = childrenOfThis()
  const read = createUploadReader({ ...within, staysWarm: false })
  for (const one of await Promise.all([read(small), read(small)])) expect(one.ok).toBe(true)
  await vi.waitFor(() => expect(childrenOfThis().filter((one) => !before.includes(one))).toEqual([]), { timeout: 20_000 })
})

test('Q-14 where too many files wait already, one more is told to come back', async () => {
  const read = createUploadReader({ ...within, waitingMax: 1 })
  const [one, other] = await Promise.all([read(small), read(small)])
  expect([one.ok, other]).toEqual([true, { ok: false, message: expect.stringMatching(/请过一分钟再上传/) }])
})

/** The processes that this one has started and that are still there; none where the system does not say. */
function childrenOfThis(): string[] {
  try {
    return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
  } catch {
    return []
  }
}
