import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { listDishonesty } from '@/db/queries/commitment'
import { getEntry, listEntries, listOwnEntries } from '@/db/queries/dishonesty'
import { persons } from '@/db/schema/account'
import { dishonestyEntries } from '@/db/schema/commitment'
import { readOwnLooks } from '@/lib/audit/own-looks'
import { questionLook } from '@/lib/audit/question-look'
import { now } from '@/lib/clock/now'
import { keyedHash } from '@/lib/crypto/sealed'
import { mayCommit } from '@/lib/exam/may-commit'
import { openRegistration } from '@/lib/exam/open-registration'
import { confirmedRegistration } from '@/lib/payment/fixtures/paying'
import { startPayment } from '@/lib/payment/start-payment'
import { candidate, draftRegistration, newPerson, openWorld, sessionId, staff, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { decideDishonesty } from './decide-dishonesty'
import { findInRegistry } from './find-in-registry'
import { openEntry } from './open-entry'
import { proposeEnding } from './propose-ending'
import { type EntryAsked, proposeEntry } from './propose-entry'
import { dishonestySources, periodEnd } from './sources'

const [first, second] = [staff('examOfficer'), staff('examOfficer', crypto.randomUUID(), sessionId)]
const auditor = staff('auditor')
const number = '99999919920314002X'
const asked: EntryAsked = {
  ...{ idNumber: number, caseId: '', source: 'serious-breach', years: '', startsOn: '2026-03-01' },
  ...{ effect: 'no-exams', reason: '考试中传递答案', documentNumber: '深人考〔2026〕3 号' },
}
const ending = { reason: '申诉成立，撤销原决定', documentNumber: '深人考〔2026〕9 号' }
let world: World

beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  await world.resetClock()
  await world.owner`update persons set id_number_hash = id::text where id_number_hash = ${keyedHash(number, 'id-number')}`
})
afterAll(() => world.close())

/** A new person who is found by the ID number. */
async function numbered() {
  const personId = await newPerson()
  const found = { idKind: 'residentId', idNumberHash: keyedHash(number, 'id-number') }
  await db().update(persons).set(found).where(eq(persons.id, personId))
  return personId
}
async function proposed(change: Partial<EntryAsked> = {}) {
  const made = await proposeEntry(first, { ...asked, ...change })
  if (!made.ok) throw new Error(made.message)
  return made.id
}
async function inForce(change: Partial<EntryAsked> = {}) {
  const id = await proposed(change)
  const decided = await decideDishonesty(second, id, 'confirmed')
  if (!decided.ok) throw new Error(decided.message)
  return id
}
const deeds = async (id: string) =>
  (await world.owner<{ what: string }[]>`select what from audit_entries where about_id = ${id} order by seq`).map(
    ({ what }) => what,
  )

describe('O-23 entering', () => {
  test('O-23 O-27 proposed by one it blocks nothing; confirmed by another it does, its person is told, and both stand in the ledger', async () => {
    const personId = await numbered()
    const id = await proposed({ idNumber: ` ${number.toLowerCase()} ` })
    expect(await listDishonesty(personId, await now())).toEqual([])
    expect(await listOwnEntries(candidate(personId))).toEqual([])
    expect(await decideDishonesty(first, id, 'confirmed')).toMatchObject({ refusal: 'not_allowed' })
    expect(await decideDishonesty(second, id, 'confirmed')).toMatchObject({ ok: true })
    expect(await decideDishonesty(second, id, 'confirmed')).toMatchObject({ ok: true, already: true })
    expect(await listDishonesty(personId, await now())).toMatchObject([{ source: 'serious-breach', effect: 'no-exams' }])
    expect(await listOwnEntries(candidate(personId))).toMatchObject([
      { documentNumber: asked.documentNumber, reason: asked.reason },
    ])
    expect(await deeds(id)).toEqual(['dishonesty-proposed', 'dishonesty-confirmed'])
    const [told] = await world.owner`select payload from outbox where payload->>'personId' = ${personId}`
    expect(told?.payload).toMatchObject({
      template: 'dishonesty.entered',
      values: { period: '2026年3月1日至2031年2月28日', effect: '不得报名参加考试' },
    })
  })

  test('O-23 confirmed by 10 at once it is confirmed once; declined it never counts', async () => {
    const personId = await numbered()
    const id = await proposed()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => decideDishonesty(staff('examOfficer'), id, 'confirmed')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const other = await proposed()
    expect(await decideDishonesty(first, other, 'declined')).toMatchObject({ ok: true })
    expect(await decideDishonesty(second, other, 'confirmed')).toMatchObject({ refusal: 'wrong_state' })
    expect(await listDishonesty(personId, await now())).toHaveLength(1)
  })

  test('O-23 the database keeps what was decided, and four eyes', async () => {
    await numbered()
    const id = await inForce()
    const row = () => db().update(dishonestyEntries)
    await expect(row().set({ state: 'declined' }).where(eq(dishonestyEntries.id, id))).rejects.toThrow()
    await expect(row().set({ reason: 'x' }).where(eq(dishonestyEntries.id, id))).rejects.toThrow()
    await expect(db().delete(dishonestyEntries)).rejects.toThrow()
    const open = await proposed()
    const alone = { state: 'confirmed' as const, decidedBy: first.accountId, decidedAt: new Date() }
    await expect(row().set(alone).where(eq(dishonestyEntries.id, open))).rejects.toThrow()
  })

  test.each([
    ['no source', { source: '' }, /来源/],
    ['a source that is none', { source: 'constructor' }, /来源/],
    ['no years where they are to be chosen', { source: 'false-commitment' }, /年数/],
    ['years that are none', { source: 'false-commitment', years: '9' }, /年数/],
    ['a day to come', { startsOn: '2026-03-11' }, /晚于今天/],
    ['no day', { startsOn: '2026-02-30' }, /日期/],
    ['no effect', { effect: 'everything' }, /限制/],
    ['no reason', { reason: ' ' }, /事由/],
    ['no document', { documentNumber: '' }, /文号/],
    ['nobody’s number', { idNumber: '110105194912310021' }, /证件号码/],
    ['nobody’s registration', { caseId: crypto.randomUUID() }, /报名/],
  ])('O-23 Q-11 refused with %s', async (_, change: Partial<EntryAsked>, words) => {
    await numbered()
    expect(await proposeEntry(first, { ...asked, ...change })).toMatchObject({ ok: false, message: expect.stringMatching(words) })
  })

  test('O-23 from a registration it is the candidate’s, of whom no number is asked', async () => {
    const { id: caseId, personId } = await draftRegistration()
    const id = await proposed({ idNumber: '', caseId })
    expect(await getEntry(first, id)).toMatchObject({ personId, caseId })
    expect(await proposeEntry(staff('examOfficer', crypto.randomUUID(), 'other-2026'), { ...asked, caseId })).toMatchObject({
      refusal: 'not_found',
    })
  })
})

describe('O-23 periods', () => {
  test('O-23 by source: five years, for good, one to three years; to the same midnight', () => {
    const from = new Date('2026-03-01T00:00:00+08:00')
    expect(periodEnd(from, 5)).toEqual(new Date('2031-03-01T00:00:00+08:00'))
    expect(periodEnd(new Date('2024-02-29T00:00:00+08:00'), 1)).toEqual(new Date('2025-03-01T00:00:00+08:00'))
    expect(Object.values(dishonestySources).map(({ years }) => [...years])).toEqual([[1, 2, 3], [5], []])
  })

  test('O-23 Q-01 in force to the millisecond, by the business clock', async () => {
    const personId = await numbered()
    await inForce({ source: 'false-commitment', years: '2' })
    const at = (text: string) => listDishonesty(personId, new Date(text))
    expect(await at('2026-02-28T23:59:59.999+08:00')).toEqual([])
    expect(await at('2026-03-01T00:00:00+08:00')).toHaveLength(1)
    expect(await at('2028-02-29T23:59:59.999+08:00')).toHaveLength(1)
    expect(await at('2028-03-01T00:00:00+08:00')).toEqual([])
  })

  test('O-23 特别严重 is for good', async () => {
    const personId = await numbered()
    await inForce({ source: 'grave-breach' })
    expect(await listDishonesty(personId, new Date('2126-01-01T00:00:00+08:00'))).toMatchObject([{ endsAt: null }])
  })
})

describe('O-23 what it keeps from', () => {
  test('O-23 E-02 E-07 no-exams: neither opening nor confirming, in words with the last day; over, both', async () => {
    const personId = await numbered()
    const viewer = candidate(personId)
    const draft = await draftRegistration(personId)
    await inForce({ source: 'false-commitment', years: '1', startsOn: '2025-03-12' })
    const words = expect.stringMatching('至2026年3月11日止')
    expect(await transition(viewer, draft.id, 'confirm')).toMatchObject({ refusal: 'not_ready', message: words })
    await world.owner`update persons set id_number_hash = id::text where id = ${personId}`
    const other = candidate(await numbered())
    await inForce({ source: 'false-commitment', years: '1', startsOn: '2025-03-12' })
    expect(await openRegistration(other, sessionId, performance.now())).toMatchObject({ refusal: 'not_ready', message: words })
    await world.setClock('2026-03-12T00:00:01+08:00')
    expect(await openRegistration(other, sessionId, performance.now())).toMatchObject({ ok: true })
    expect(await transition(viewer, draft.id, 'confirm')).toMatchObject({ ok: true })
  })

  test('E-12 no-commitment: 告知承诺制 is not chosen, every exam stays open', async () => {
    const personId = await numbered()
    await inForce({ effect: 'no-commitment' })
    expect(await mayCommit(db(), personId, { exam: 'second-constructor', year: 2026 }, await now())).toMatch('记录期内')
    expect(await openRegistration(candidate(personId), sessionId, performance.now())).toMatchObject({ ok: true })
  })

  test('E-12 a false commitment: once its period is over exams are open again, 告知承诺制 is not, unless it was ended early', async () => {
    const personId = await numbered()
    const id = await inForce({ source: 'false-commitment', years: '3', startsOn: '2025-03-12' })
    const commits = async (on: string) =>
      (await mayCommit(db(), personId, { exam: 'second-constructor', year: 2030 }, new Date(on))) ?? 'may'
    expect(await commits('2025-03-11T23:59:59+08:00')).toBe('may')
    expect(await commits('2026-03-12T00:00:00+08:00')).toMatch('不实承诺')
    expect(await listDishonesty(personId, new Date('2030-01-01'))).toEqual([])
    expect(await commits('2030-01-01T00:00:00+08:00')).toMatch('不实承诺')
    await proposeEnding(first, id, ending)
    await decideDishonesty(second, id, 'confirmed')
    expect(await commits('2030-01-01T00:00:00+08:00')).toBe('may')
  })

  test('O-23 E-20 entered between confirming and paying: nothing can be paid, in words', async () => {
    const { viewer, personId, order } = await confirmedRegistration()
    await world.owner`update persons set id_kind = 'residentId', id_number_hash = ${keyedHash(number, 'id-number')} where id = ${personId}`
    await inForce()
    expect(await startPayment(viewer, order.number)).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('诚信档案库'),
    })
  })

  test('O-23 O-27 ended early by two: from then on it blocks nothing, and stays to be read', async () => {
    const personId = await numbered()
    const viewer = candidate(personId)
    const id = await inForce()
    expect(await proposeEnding(first, id, { ...ending, reason: '' })).toMatchObject({ refusal: 'invalid_input' })
    expect(await proposeEnding(first, id, ending)).toEqual({ ok: true })
    expect(await proposeEnding(second, id, ending)).toMatchObject({ refusal: 'conflict' })
    expect(await openRegistration(viewer, sessionId, performance.now())).toMatchObject({ refusal: 'not_ready' })
    expect(await decideDishonesty(first, id, 'confirmed')).toMatchObject({ refusal: 'not_allowed' })
    const before = new Date((await now()).getTime() - 1000)
    expect(await decideDishonesty(second, id, 'confirmed')).toMatchObject({ ok: true })
    expect(await openRegistration(viewer, sessionId, performance.now())).toMatchObject({ ok: true })
    expect(await listDishonesty(personId, before)).toHaveLength(1)
    expect(await listOwnEntries(viewer)).toMatchObject([{ endedAt: expect.any(Date) }])
    expect(await deeds(id)).toEqual([
      ...['dishonesty-proposed', 'dishonesty-confirmed'],
      ...['dishonesty-ending-proposed', 'dishonesty-ending-confirmed'],
    ])
  })

  test('O-23 what is not in force is not ended', async () => {
    await numbered()
    expect(await proposeEnding(first, await proposed(), ending)).toMatchObject({ refusal: 'wrong_state' })
    const over = await inForce({ source: 'false-commitment', years: '1', startsOn: '2020-03-01' })
    expect(await proposeEnding(first, over, ending)).toMatchObject({ refusal: 'wrong_state' })
    expect(await proposeEnding(first, 'x', ending)).toMatchObject({ refusal: 'not_found' })
  })
})

describe('O-23 who may', () => {
  test('Q-32 exam officers enter and decide, the auditor reads, nobody else anything', async () => {
    const personId = await numbered()
    const id = await proposed()
    const others = [staff('reviewer'), staff('cashier'), staff('administrator'), staff('certificateOfficer'), candidate(personId)]
    for (const other of [...others, auditor]) {
      expect(await proposeEntry(other, asked)).toMatchObject({ refusal: 'not_found' })
      expect(await proposeEnding(other, id, ending)).toMatchObject({ refusal: 'not_found' })
      expect(await decideDishonesty(other, id, 'confirmed')).toMatchObject({ refusal: 'not_found' })
    }
    for (const other of others) {
      expect(await openEntry(other, id)).toBeNull()
      expect((await listEntries(other, {})).rows).toEqual([])
      expect(await findInRegistry(other, '𠮷')).toMatchObject({ refusal: 'not_found' })
    }
    expect(await openEntry(auditor, id)).toMatchObject({ id, idNumber: expect.stringMatching(/\*/) })
    expect(await openEntry(first, '__proto__')).toBeNull()
  })

  test('O-23 found by ID number and by name, by pages', async () => {
    const personId = await numbered()
    const ids = [await proposed({ startsOn: '2026-01-02' }), await proposed({ startsOn: '2026-01-01' })]
    expect(await findInRegistry(first, number)).toEqual({ ok: true, filter: { person: personId } })
    expect(await findInRegistry(first, '110105194912310021')).toMatchObject({ refusal: 'not_found' })
    const { rows } = await listEntries(first, { personId })
    expect(rows.map(({ id }) => id)).toEqual(ids)
    expect(rows[0]?.idNumber).toMatch(/\*/)
    const [newest] = rows
    expect((await listEntries(first, { personId }, newest)).rows.map(({ id }) => id)).toEqual(ids.slice(1))
    expect((await listEntries(first, { name: '𠮷', waiting: true })).rows.length).toBeGreaterThan(1)
    expect((await listEntries(first, { name: '没有这个人' })).rows).toEqual([])
  })

  test('B-12 whoever opened it stands in 谁看过我的资料, once a day, and may be questioned', async () => {
    const personId = await numbered()
    const id = await proposed()
    await openEntry(first, id)
    await openEntry(first, id)
    await openEntry(auditor, id)
    const looks = await readOwnLooks(candidate(personId))
    expect(looks.map(({ office, purpose }) => [office, purpose])).toEqual([
      ['审计员', '查看诚信档案'],
      ['考务人员', '查看诚信档案'],
    ])
    expect(await questionLook(candidate(personId), looks[0]?.reference ?? '', 'no-purpose')).toEqual({ ok: true })
  })
})
