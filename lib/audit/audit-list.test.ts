import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { type AuditCursor, type AuditRow, auditRowsPerPage, listAudit } from '@/db/queries/audit-list'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { move } from '@/lib/workflow/fixtures/walks'
import { draftRegistration, openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { recordAudit } from './record-audit'
import { revealIdNumber } from './reveal-id-number'
import { verifySlice } from './verify-slice'

let world: World
const auditor = staff('auditor')
const officer = { ...staff('examOfficer', accountIdOf('kaowu1')), place: { device: 'Linux 电脑', address: '10.0.0.9' } }
let looked: string

beforeAll(async () => {
  world = await openWorld()
  await seedAccounts()
  for (let index = 0; index < 40; index += 1) {
    // Several at the same instant, in both books.
    if (index % 4 === 0) await world.setClock(`2026-03-${String(11 + index / 4).padStart(2, '0')}T10:00:00+08:00`)
    const { id, viewer } = await draftRegistration()
    await move(id, viewer, 'confirm')
    await db().transaction((tx) =>
      recordAudit(tx, officer, { what: 'signed-in', about: { type: 'account', id: officer.accountId } }),
    )
    looked = id
  }
  await revealIdNumber(officer, looked, 'identity')
})
afterAll(() => world.close())

async function readAll(filter: Parameters<typeof listAudit>[1]): Promise<AuditRow[]> {
  const all: AuditRow[] = []
  for (let after: AuditCursor | undefined; ; ) {
    const page = await listAudit(auditor, filter, after)
    expect(page.rows.length).toBeLessThanOrEqual(auditRowsPerPage)
    all.push(...page.rows)
    if (!page.next) return all
    after = page.next
  }
}

test('O-28 page by page the auditor reads every event and every entry once, the newest first', async () => {
  const rows = await readAll({})
  expect(rows).toHaveLength(40 * 3 + 1)
  expect(new Set(rows.map((row) => `${row.source}${row.key}${row.seq}`)).size).toBe(rows.length)
  const times = rows.map((row) => row.at.getTime())
  expect(times).toEqual(times.toSorted((one, other) => other - one))
  expect(rows.every((row) => row.aboutType !== 'case' || row.number !== null)).toBe(true)
})

test('O-28 the same where everything happened at one instant', async () => {
  await world.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update case_events set at = '2026-03-01T00:00:00Z'`
    await sql`update audit_entries set at = '2026-03-01T00:00:00Z'`
  })
  const rows = await readAll({})
  expect(new Set(rows.map((row) => `${row.source}${row.key}${row.seq}`)).size).toBe(40 * 3 + 1)
  // And what was done to the times just now is found.
  const verified = await verifySlice(auditor, '')
  expect(verified.ok && verified.verification).toMatchObject({
    progress: { cases: 40, events: 80, entries: 41, brokenCount: 40 },
    done: { broken: [], until: null },
  })
})

test('O-28 by who, what, when and case number', async () => {
  const number = (await world.owner`select number from cases where id = ${looked}`)[0]?.number as string
  expect(await readAll({ who: 'kaowu1' })).toHaveLength(41)
  expect(await readAll({ who: ' 陈考 ' })).toHaveLength(41)
  expect(await readAll({ who: 'nobody_here' })).toEqual([])
  expect(await readAll({ what: { source: 'ledger', name: 'id-number-seen' } })).toMatchObject([
    { number, actorId: officer.accountId },
  ])
  expect(await readAll({ what: { source: 'case', name: 'confirm' } })).toHaveLength(40)
  expect((await readAll({ number })).map((row) => row.name).sort()).toEqual(['confirm', 'id-number-seen', 'open'])
  expect(await readAll({ number: 'no such number' })).toEqual([])
  expect(await readAll({ from: new Date('2026-03-02T00:00:00Z') })).toEqual([])
  expect(await readAll({ to: new Date('2026-03-02T00:00:00Z'), who: 'kaowu1' })).toHaveLength(41)
})

test('O-28 nobody but the auditor reads or verifies anything', async () => {
  for (const role of ['administrator', 'examOfficer', 'reviewer', 'bureau'] as const) {
    expect(await listAudit(staff(role), {})).toEqual({ rows: [], next: null })
    expect(await verifySlice(staff(role), '')).toMatchObject({ refusal: 'not_found' })
  }
})

test.each(['', 'null', '{', '{"cases":-1}', '[]', JSON.stringify({ afterCase: 'x' })])(
  'O-28 a verification goes on from %j as from the beginning',
  async (asked) => {
    expect(await verifySlice(auditor, asked)).toMatchObject({ verification: { progress: { cases: 40, entries: 41 } } })
  },
)
