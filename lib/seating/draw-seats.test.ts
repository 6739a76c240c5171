import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { currentDraw, listSeats } from '@/db/queries/seating'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { orderCandidates } from './order-candidates'
import { afterPayment, openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
const officer = staff('examOfficer')
const second = staff('examOfficer', sessionId)
const seed = '0123456789abcdef'.repeat(4)

beforeAll(async () => {
  exam = await openTestExam()
})
afterAll(() => exam.close())
beforeEach(async () => {
  await exam.clear()
  await exam.setClock(afterPayment)
})

async function draw(options: Parameters<typeof drawSeats>[2] = {}) {
  const drawn = await drawSeats(officer, sessionId, options)
  if (!drawn.ok) throw new Error(drawn.message)
  return drawn
}

const seatsOf = async (drawId: string) => (await listSeats(drawId)).map((one) => Object.values(one).join(' '))

test('E-31 every paid registration gets a seat, in the order of the published algorithm, and a replay gives identical seats', async () => {
  const ids = await exam.addPaid(95)
  const drawn = await draw({ seed })
  const seated = await listSeats(drawn.drawId)
  expect(seated.map((one) => one.id)).toEqual(orderCandidates(seed, ids))
  expect(seated.map((one) => [one.site, one.room, one.seat])).toEqual(
    Array.from({ length: 95 }, (_, n) => [1, Math.floor(n / 30) + 1, (n % 30) + 1]),
  )
  expect(seated[0]?.number).toBe('20200010000001')
  const again = await draw({ seed })
  expect(again.resultHash).toBe(drawn.resultHash)
  expect(await seatsOf(again.drawId)).toEqual(await seatsOf(drawn.drawId))
})

test('E-31 attributes of the candidate and the order of paying change nothing', async () => {
  const ids = await exam.addPaid(60)
  const before = await seatsOf((await draw({ seed })).drawId)
  await exam.owner`update cases set number = 'Z' || number, entered_at = entered_at + random() * interval '9 days', applicant_id = gen_random_uuid(), unit_id = gen_random_uuid(), version = 7`
  await exam.owner`delete from seats`
  await exam.owner.begin(async (tx) => {
    // So that the rows may lie the other way round without what hangs on them.
    await tx`set local session_replication_role = replica`
    const rows = await tx`delete from cases returning *`
    for (const id of ids.toSorted().reverse()) {
      const row = rows.find((one) => one.id === id)
      if (row) await tx`insert into cases ${tx(row)}`
    }
    await tx`update registrations set level = left(case_id::text, 1), specialty = '建筑设计', paid_at = business_now() - random() * interval '9 days'`
    const papers = await tx`delete from registration_papers returning *`
    for (const row of papers.toReversed()) await tx`insert into registration_papers ${tx(row)}`
  })
  expect(await seatsOf((await draw({ seed })).drawId)).toEqual(before)
})

test('E-31 the server throws 32 random bytes itself, another seed each time', async () => {
  await exam.addPaid(3)
  const [one, other] = [await draw(), await draw()]
  expect(one.seed).toMatch(/^[0-9a-f]{64}$/)
  expect(other.seed).not.toBe(one.seed)
})

test('E-31 re-runnable until frozen: the draw before is replaced, its seats stay in the records', async () => {
  await exam.addPaid(4)
  const first = await draw()
  await exam.addPaid(1)
  const next = await draw({ seen: first.drawId })
  expect((await currentDraw(sessionId))?.id).toBe(next.drawId)
  expect(next.candidates).toBe(5)
  expect(await seatsOf(first.drawId)).toHaveLength(4)
  expect((await freezeDraw(second, next.drawId)).ok).toBe(true)
  expect(await drawSeats(officer, sessionId)).toMatchObject({ ok: false, refusal: 'wrong_state' })
})

test('E-31 too few seats: refused with how many are missing, nothing written', async () => {
  await exam.addPaid(450)
  const full = await draw()
  expect(full.candidates).toBe(450)
  await exam.addPaid(7)
  const refused = await drawSeats(officer, sessionId)
  expect(refused).toMatchObject({ ok: false, refusal: 'not_ready', message: expect.stringContaining('还差 7 个座位') })
  expect((await currentDraw(sessionId))?.id).toBe(full.drawId)
  expect(await exam.owner`select count(*)::int as n from seat_draws`).toEqual([{ n: 1 }])
})

test('E-31 only paid registrations of this very session are seated; with none there is no draw', async () => {
  expect(await drawSeats(officer, sessionId)).toMatchObject({ ok: false, refusal: 'not_ready' })
  const [one] = await exam.addPaid(1)
  await exam.addPaid(2, 'another-session')
  await exam.addPaid(2)
  await exam.owner`update cases set state = 'abandoned', awaits = null where id <> ${one ?? ''} and about_id = ${sessionId}`
  expect((await draw()).candidates).toBe(1)
})

test('E-31 not before registration and payment have closed, by the business clock, to the millisecond', async () => {
  await exam.addPaid(1)
  await exam.setClock('2020-08-24T16:59:50+08:00')
  expect(await drawSeats(officer, sessionId)).toMatchObject({ ok: false, refusal: 'too_early' })
  await exam.setClock('2020-08-24T17:00:00+08:00')
  // Arrived when the database is asked: nothing of the way there and back is taken off.
  expect((await drawSeats(officer, sessionId, { since: Number.POSITIVE_INFINITY })).ok).toBe(true)
})

test('Q-32 nobody but an exam officer of this session draws or freezes', async () => {
  await exam.addPaid(1)
  const { drawId } = await draw()
  const others = [
    staff('administrator'),
    staff('auditor'),
    staff('cashier'),
    staff('examOfficer', 'another-session'),
    { ...officer, kind: 'person' as const },
  ]
  for (const other of others) {
    expect(await drawSeats(other, sessionId)).toMatchObject({ ok: false, refusal: 'not_found' })
    expect(await freezeDraw(other, drawId)).toMatchObject({ ok: false, refusal: 'not_found' })
  }
})

test('E-31 a given seed is 64 hexadecimal digits or refused; an unknown session is refused', async () => {
  await exam.addPaid(1)
  for (const bad of ['', 'abc', 'G'.repeat(64), `${seed}0`, seed.toUpperCase().replace('0', 'F')]) {
    expect(await drawSeats(officer, sessionId, { seed: bad })).toMatchObject({ ok: false, refusal: 'invalid_input' })
  }
  for (const unknown of ['no-such-exam', '', '\0x', '../x', '考试', 'x'.repeat(500)]) {
    expect(await drawSeats(officer, unknown)).toMatchObject({ ok: false, refusal: 'not_found' })
  }
})

test('E-31 while one officer draws, another is told so and nothing happens', async () => {
  await exam.addPaid(3)
  const drawn = await draw()
  await exam.owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`seating ${sessionId}`}, 0))`
    expect(await drawSeats(second, sessionId)).toMatchObject({ ok: false, refusal: 'claimed_by_other' })
    expect(await freezeDraw(second, drawn.drawId)).toMatchObject({ ok: false, refusal: 'claimed_by_other' })
  })
  expect((await currentDraw(sessionId))?.id).toBe(drawn.drawId)
})

test('E-31 twenty clicks at once of two officers who saw no draw are one draw', async () => {
  await exam.addPaid(40)
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => drawSeats(n % 2 ? officer : second, sessionId, { seen: '' })),
  )
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  for (const one of outcomes) if (!one.ok) expect(['claimed_by_other', 'conflict']).toContain(one.refusal)
  expect(await exam.owner`select count(*)::int as n from seats`).toEqual([{ n: 40 }])
})

test('E-31 O-27 four eyes: the officer who drew cannot freeze, another can, once', async () => {
  await exam.addPaid(2)
  const old = await draw()
  const { drawId } = await draw()
  expect(await freezeDraw(officer, drawId)).toMatchObject({ ok: false, refusal: 'not_allowed' })
  expect(await freezeDraw(second, old.drawId)).toMatchObject({ ok: false, refusal: 'wrong_state' })
  expect(await freezeDraw(second, drawId)).toEqual({ ok: true, state: 'frozen' })
  expect(await freezeDraw(second, drawId)).toMatchObject({ ok: true, already: true })
  expect(await freezeDraw(staff('examOfficer'), drawId)).toMatchObject({ ok: false, refusal: 'wrong_state' })
  for (const unknown of ['', 'x', sessionId, crypto.randomUUID()]) {
    expect(await freezeDraw(second, unknown)).toMatchObject({ ok: false, refusal: 'not_found' })
  }
})

test('E-31 admit-card numbers of two sessions in one year never coincide; a redraw keeps the prefix', async () => {
  const other = `other-${crypto.randomUUID()}`
  await exam.addPaid(1)
  await draw()
  await exam.owner`insert into exam_sessions select ${other}, exam, kind, title, short_title, year, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices, map_url_template from exam_sessions where id = ${sessionId}`
  await exam.owner`insert into exam_papers select ${other}, subject, starts_at, ends_at from exam_papers where session_id = ${sessionId}`
  await exam.owner`insert into exam_windows select ${other}, name, opens_at, closes_at from exam_windows where session_id = ${sessionId}`
  const [site] =
    await exam.owner`insert into sites (session_id, ordinal, name, address, map_url) values (${other}, 1, 's', 'a', 'm') returning id`
  await exam.owner`insert into rooms (site_id, ordinal, name, capacity) values (${site?.id}, 1, 'r', 2)`
  await exam.addPaid(2, other)
  const numbers = async () => {
    const drawn = await drawSeats(officer, other)
    return drawn.ok ? (await listSeats(drawn.drawId)).map((one) => one.number) : drawn.message
  }
  expect(await numbers()).toEqual(['20200020000001', '20200020000002'])
  expect(await numbers()).toEqual(['20200020000001', '20200020000002'])
})
