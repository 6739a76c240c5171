import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Viewer } from '@/lib/access/viewer'
import { draftRegistration, openWorld, sessionId, staff, type World } from '@/lib/workflow/fixtures/world'
import { sealDay, verifyDigests } from '@/lib/workflow/seal-day'
import { recordAudit } from './record-audit'
import { revealIdNumber, revealMobile } from './reveal-id-number'
import { verifyLedger } from './verify-ledger'
import { looksPerDayMax } from './words'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const place = { device: 'Linux 电脑', address: '10.0.0.9' }
const record = (id: string) =>
  db().transaction((tx) =>
    recordAudit(tx, { accountId: crypto.randomUUID(), place }, { what: 'signed-in', about: { type: 'account', id } }),
  )

/** What only somebody with the owner's password could do: past the triggers, in one go. */
async function tamper(...statements: string[]) {
  await world.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    for (const statement of statements) await sql.unsafe(statement)
  })
}

describe('O-28 the ledger', () => {
  test('O-28 is one chain, also when many write at once, and goes with what it tells of', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => record(`many-${index}`)))
    const failing = db().transaction(async (tx) => {
      await recordAudit(tx, null, { what: 'clock-set', about: { type: 'clock', id: 'never' } })
      throw new Error('it did not happen')
    })
    await expect(failing).rejects.toThrow('it did not happen')
    await record('after')
    const rows = await world.owner<{ seq: string; about_id: string }[]>`select seq, about_id from audit_entries order by seq`
    expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_, index) => index + 1))
    expect(rows.map((row) => row.about_id)).not.toContain('never')
    expect(await verifyLedger()).toEqual({ entries: 21, last: 21, found: [] })
    const halves = [await verifyLedger(0, 10), await verifyLedger(10, 10), await verifyLedger(20, 10)]
    expect(halves).toEqual([
      { entries: 10, last: 10, found: [] },
      { entries: 10, last: 20, found: [] },
      { entries: 1, last: 21, found: [] },
    ])
  })

  test('O-28 the application cannot rewrite it', async () => {
    for (const statement of [
      `update audit_entries set what = 'x'`,
      'delete from audit_entries',
      'truncate audit_entries',
      'alter table audit_entries disable trigger all',
    ]) {
      const asApplication = world.owner.begin(async (sql) => [await sql`set local role zhunkao_app`, await sql.unsafe(statement)])
      await expect(asApplication, statement).rejects.toMatchObject({ code: '42501' })
    }
    await expect(world.owner`update audit_entries set what = 'x'`).rejects.toThrow('append-only')
  })

  test.each([
    ['another deed', `update audit_entries set what = 'role-given' where seq = 3`],
    ['another doer', 'update audit_entries set actor_id = gen_random_uuid() where seq = 3'],
    ['another place', `update audit_entries set address = '' where seq = 3`],
    ['another time', `update audit_entries set wall_at = wall_at - interval '1 day' where seq = 3`],
    ['another text', `update audit_entries set canonical = replace(canonical, 'many', 'none') where seq = 3`],
    ['an entry taken out', 'delete from audit_entries where seq = 3'],
    [
      'entries exchanged',
      'update audit_entries set seq = -3 where seq = 3; update audit_entries set seq = 3 where seq = 4; update audit_entries set seq = 4 where seq = -3',
    ],
  ])('O-28 %s is found', async (_, statement) => {
    await tamper('create table saved_entries as table audit_entries', statement)
    const { found } = await verifyLedger()
    await tamper('delete from audit_entries', 'insert into audit_entries select * from saved_entries', 'drop table saved_entries')
    expect(found.map((one) => one.seq).some((seq) => seq === 3 || seq === 4)).toBe(true)
    expect((await verifyLedger()).found).toEqual([])
  })

  test('O-28 Q-20 a cut end shows in the sealed day', async () => {
    await world.setClock('2026-04-03T00:20:00+08:00')
    const sealed = await sealDay('2026-04-02')
    expect(sealed.ok && sealed.digest.auditHead).toMatch(/^21 /)
    await record('later')
    expect(await verifyDigests()).toEqual({ until: '2026-04-02', broken: [], late: [] })
    await tamper('create table saved_entries as table audit_entries', 'delete from audit_entries where seq > 20')
    expect((await verifyLedger()).found).toEqual([])
    expect((await verifyDigests()).broken).toEqual([{ day: '2026-04-02', what: 'the ledger of staff was cut or altered' }])
    await tamper('delete from audit_entries', 'insert into audit_entries select * from saved_entries', 'drop table saved_entries')
    await tamper(`update event_digests set audit_head = '1 x'`)
    expect((await verifyDigests()).broken.map((one) => one.what)).toContain('the signature is not ours')
    await tamper('delete from event_digests')
  })
})

test('Q-20 a clock that was set back over a sealed day: told as such where clocks can be set, broken where they cannot', async () => {
  await world.setClock('2026-05-01T10:00:00+08:00')
  await draftRegistration()
  await world.setClock('2026-05-02T01:00:00+08:00')
  await sealDay('2026-05-01')
  expect(await verifyDigests()).toEqual({ until: '2026-05-01', broken: [], late: [] })
  await world.setClock('2026-04-20T10:00:00+08:00')
  const { id } = await draftRegistration()
  expect(await verifyDigests(true)).toEqual({ until: '2026-05-01', broken: [], late: [{ day: '2026-05-01', cases: 1 }] })
  expect((await verifyDigests(false)).broken).toEqual([{ day: '2026-05-01', what: '1 cases were added to that time afterwards' }])
  // Whoever backdates the writing too is found by the seal itself.
  await tamper(`update case_events set recorded_at = recorded_at - interval '1 day' where case_id = '${id}'`)
  expect((await verifyDigests(true)).broken.map((one) => one.day)).toEqual(['2026-05-01'])
})

describe('O-28 a look at a whole number', () => {
  test('O-28 is given to who works on the case, and written down first', async () => {
    const { id } = await draftRegistration()
    const officer: Viewer = { ...staff('examOfficer', crypto.randomUUID(), sessionId), place }
    const seen = await revealIdNumber(officer, id, 'identity')
    expect(seen).toEqual({ ok: true, idNumber: expect.stringMatching(/^4403001990\d{8}$/) })
    expect(await revealMobile(officer, id, 'contact')).toEqual({ ok: true, mobile: '13800138000' })
    const rows =
      await world.owner`select what, actor_id, address, after, canonical from audit_entries where about_id = ${id} order by seq`
    expect(rows).toMatchObject([
      {
        what: 'id-number-seen',
        actor_id: officer.accountId,
        address: place.address,
        after: '{"as":"examOfficer","reason":"identity"}',
      },
      { what: 'mobile-seen', actor_id: officer.accountId, after: '{"as":"examOfficer","reason":"contact"}' },
    ])
    expect(JSON.stringify(rows)).not.toContain(seen.ok ? seen.idNumber : '')
    expect(JSON.stringify(rows)).not.toContain('13800138000')
  })

  test('O-28 is given so often a day, also when many ask at once; the auditor is told once, and the next day begins anew', async () => {
    const [{ id }, officer] = [await draftRegistration(), staff('examOfficer')]
    const asked = Array.from({ length: looksPerDayMax + 5 }, (_, nth) =>
      nth % 2 ? revealIdNumber(officer, id, 'identity') : revealMobile(officer, id, 'contact'),
    )
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(looksPerDayMax)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ message: expect.stringContaining('请明天再看') })
    const what = () =>
      world.owner`select what, count(*)::int as n from audit_entries where about_id = ${id} group by 1 order by 1`
    expect(await what()).toEqual([
      { what: 'id-number-seen', n: expect.any(Number) },
      { what: 'look-refused', n: 1 },
      { what: 'mobile-seen', n: expect.any(Number) },
    ])
    expect(await revealIdNumber(staff('examOfficer'), id, 'identity')).toMatchObject({ ok: true })
    await tamper(`update audit_entries set wall_at = wall_at - interval '1 day' where actor_id = '${officer.accountId}'`)
    expect(await revealIdNumber(officer, id, 'identity')).toMatchObject({ ok: true })
  })

  test('O-28 nobody else sees it, and nobody without a reason; a refused look leaves no number and no entry', async () => {
    const { id, viewer: applicant } = await draftRegistration()
    const strangers = [
      applicant,
      staff('examOfficer', crypto.randomUUID(), 'another-session'),
      staff('auditor'),
      staff('administrator'),
      staff('cashier'),
      staff('reviewer'),
      staff('bureau'),
    ]
    for (const viewer of strangers) expect(await revealIdNumber(viewer, id, 'identity')).toMatchObject({ refusal: 'not_found' })
    for (const reason of ['', 'curious', '__proto__']) {
      expect(await revealIdNumber(staff('examOfficer'), id, reason)).toMatchObject({ refusal: 'invalid_input' })
    }
    for (const caseId of ['', 'x', crypto.randomUUID()]) {
      expect(await revealIdNumber(staff('examOfficer'), caseId, 'identity')).toMatchObject({ refusal: 'not_found' })
    }
    expect(await world.owner`select from audit_entries where about_id = ${id}`).toHaveLength(0)
  })
})
