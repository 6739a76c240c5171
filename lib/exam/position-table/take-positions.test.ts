import { AsyncResource } from 'node:async_hooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db, type Tx } from '@/db/client'
import { getPositionImport, insertPositionImport, listPositionImports, planPositionImport } from '@/db/queries/position-import'
import { positionAt } from '@/db/seed/positions'
import { csvLine } from '@/lib/export/csv'
import { candidate, newPerson, staff } from '@/lib/workflow/fixtures/world'
import { columnNames, type PositionRow, positionColumns } from './position'
import { takePositions } from './take-positions'
import { before, insertCivilService, registering, sessionId } from './testing/civil-service'
import { uploadPositions } from './upload-positions'

const database = await openTestDatabase()
const { owner, setClock } = database
const officer = staff('examOfficer', crypto.randomUUID(), sessionId)

beforeAll(insertCivilService)
afterAll(database.close)
beforeEach(async () => {
  await setClock(before)
  await owner`delete from registrations`
  await owner`delete from exam_positions`
})

const file = (rows: readonly PositionRow[]) => ({
  name: '职位表.csv',
  bytes: new TextEncoder().encode(
    [csvLine(Object.values(positionColumns)), ...rows.map((row) => csvLine(columnNames.map((name) => row[name])))].join(''),
  ),
})
const upload = async (rows: readonly PositionRow[]) => {
  const uploaded = await uploadPositions(officer, sessionId, file(rows))
  if (!uploaded.ok) throw new Error(uploaded.message)
  return uploaded.id
}
const table = () =>
  owner<{ code: string; title: string }[]>`select code, title from exam_positions where session_id = ${sessionId} order by code`
const codes = async () => (await table()).map(({ code }) => code)
const [one, two, three] = [positionAt(0), positionAt(1), positionAt(2)]

async function choose(code: string) {
  const person = await newPerson()
  const [row] = await owner<{ id: string }[]>`
    insert into cases (number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
    values ('P' || nextval('case_numbers'), 'exam-registration', 'confirmed', business_now(), 'applicant', ${sessionId}, ${person}, 'examSession', ${sessionId}) returning id`
  await owner`insert into registrations (case_id, session_id, person_id, position_code, confirmed_at) values (${row?.id ?? ''}, ${sessionId}, ${person}, ${code}, business_now())`
}

test('O-10 before registration opens a file replaces the table, in one go, and the ledger has who, which file and how many', async () => {
  const first = await upload([one, two])
  expect(await codes()).toEqual([])
  expect(await takePositions(officer, first, '')).toEqual({ ok: true, sessionId })
  expect(await codes()).toEqual([one.code, two.code])
  const second = await upload([{ ...two, title: '科员' }, three])
  expect(await planPositionImport(second, sessionId)).toMatchObject({
    added: 1,
    changed: 1,
    same: 0,
    missing: 1,
    chosenChanged: [],
    chosenMissing: [],
  })
  expect(await takePositions(officer, second, '')).toMatchObject({ ok: true })
  expect(await table()).toEqual([
    { code: two.code, title: '科员' },
    { code: three.code, title: three.title },
  ])
  expect(await takePositions(officer, second, '')).toEqual({ ok: true, sessionId, already: true })
  const [run] = await listPositionImports(officer, sessionId)
  expect(run).toMatchObject({ importedBy: officer.accountId, added: 1, changed: 1, removed: 1, rowCount: 2 })
  const [entry] = await owner`select after from audit_entries where what = 'positions-imported' order by seq desc limit 1`
  expect(JSON.parse(entry?.after)).toEqual({ run: second, file: run?.fileSha256, added: 1, changed: 1, removed: 1 })
  await expect(owner`update position_imports set reason = 'x' where id = ${second}`).rejects.toThrow(/history/)
})

test('O-10 once registration is open: a reason, additions and corrections; nothing goes', async () => {
  await takePositions(officer, await upload([one, two]), '')
  await setClock(registering)
  const id = await upload([{ ...two, duties: '改' }, three])
  expect(await takePositions(officer, id, ' ')).toMatchObject({ refusal: 'invalid_input' })
  expect(await takePositions(officer, id, '增加职位')).toMatchObject({ ok: true })
  expect(await codes()).toEqual([one.code, two.code, three.code])
  expect((await listPositionImports(officer, sessionId))[0]).toMatchObject({
    added: 1,
    changed: 1,
    removed: 0,
    reason: '增加职位',
  })
})

test.each([registering, before])('O-10 what somebody confirmed is neither changed nor removed (%s)', async (at) => {
  await takePositions(officer, await upload([one, two]), '')
  await choose(one.code)
  await setClock(at)
  const changed = await upload([{ ...one, headcount: 9 }, two, three])
  expect(await takePositions(officer, changed, '更正')).toMatchObject({
    refusal: 'not_ready',
    message: expect.stringContaining(one.code),
  })
  const left = await takePositions(officer, await upload([two, three]), '更正')
  expect(left.ok).toBe(at === registering)
  expect(await codes()).toContain(one.code)
  await expect(owner`update exam_positions set title = 'x' where code = ${one.code}`).rejects.toThrow(/was chosen/)
  await expect(owner`delete from exam_positions where code = ${one.code}`).rejects.toThrow(/registrations_position_fk/)
})

test('Q-14 one bad row imports nothing; the report has it; a file that is no table is refused at once', async () => {
  const id = await upload([one, { ...two, code: one.code }])
  expect(await getPositionImport(officer, id)).toMatchObject({
    rowCount: 2,
    badCount: 1,
    problems: [{ row: 3, column: 'A', message: expect.stringContaining('与第 2 行相同') }],
  })
  expect(await takePositions(officer, id, '')).toMatchObject({ refusal: 'not_ready' })
  expect(await codes()).toEqual([])
  expect(
    await uploadPositions(officer, sessionId, { name: 'a.xls', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) }),
  ).toMatchObject({
    refusal: 'invalid_input',
  })
})

test('O-10 an upload that another has overtaken is not taken over', async () => {
  const old = await upload([one])
  await upload([two])
  expect(await takePositions(officer, old, '')).toMatchObject({ refusal: 'conflict' })
  expect(await codes()).toEqual([])
})

test('Q-32 only the exam officer of that exam uploads and takes over; the auditor reads; to others there is no such run', async () => {
  const id = await upload([one])
  const others = [
    staff('examOfficer', crypto.randomUUID(), 'another'),
    staff('administrator'),
    candidate(crypto.randomUUID()),
    staff('auditor'),
  ]
  for (const viewer of others) {
    expect(await uploadPositions(viewer, sessionId, file([two]))).toMatchObject({ refusal: 'not_found' })
    expect(await takePositions(viewer, id, '')).toMatchObject({ refusal: 'not_found' })
  }
  expect(await getPositionImport(staff('auditor'), id)).not.toBeNull()
  for (const viewer of others.slice(0, 3)) {
    expect(await getPositionImport(viewer, id)).toBeNull()
    expect(await listPositionImports(viewer, sessionId)).toEqual([])
  }
  for (const odd of ['', 'x', '%', crypto.randomUUID()])
    expect(await takePositions(officer, odd, '')).toMatchObject({ refusal: 'not_found' })
})

test('O-10 20,000 positions: uploaded, looked at and taken over', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => positionAt(index))
  const id = await upload(many)
  expect(await takePositions(officer, id, '')).toMatchObject({ ok: true })
  expect(await codes()).toHaveLength(20_000)
})

test('O-10 an upload that comes while an earlier one is being kept keeps its own rows', async () => {
  let later = ''
  // A request of its own, though it is sent from inside the transaction.
  const uploadBeside = AsyncResource.bind(upload)
  await db().transaction(async (tx) => {
    const earlier = { sessionId, fileName: '职位表', fileSha256: '', uploadedBy: officer.accountId, uploadedAt: new Date() }
    await insertPositionImport(pausing(tx), { ...earlier, rowCount: 1, badCount: 0, problems: [], rows: [one] })
  })
  expect(await takePositions(officer, later, '')).toMatchObject({ ok: true })
  expect(await codes()).toEqual([two.code])

  /** The transaction; between storing its row and whatever follows somebody else uploads. */
  function pausing(tx: Tx): Tx {
    const insert: Tx['insert'] = (table) => {
      const building = tx.insert(table)
      const { values } = building
      return Object.assign(building, {
        values: (...rows: Parameters<typeof values>) => {
          const stored = values.apply(building, rows)
          const { returning } = stored
          return Object.assign(stored, {
            returning: async (...columns: Parameters<typeof returning>) => {
              const made = await returning.apply(stored, columns)
              later = await uploadBeside([two])
              return made
            },
          })
        },
      })
    }
    return Object.assign(Object.create(tx), { insert })
  }
})

test('O-10 two officers at once: one import wins, whole', async () => {
  const ids = await Promise.all([upload([one]), upload([two]), upload([three])])
  const taken = await Promise.all(ids.map((id) => takePositions(officer, id, '')))
  expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await codes()).toHaveLength(1)
})
