import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listRooms, listSeats, seatOfCase } from '@/db/queries/seating'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { orderCandidates } from './order-candidates'
import { placeByHand } from './place-by-hand'
import { publishDraw } from './publish-draw'
import { replayDraw } from './replay-draw'
import { seatLatecomers } from './seat-latecomers'
import { slotsOf } from './slots'
import { openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
const officer = staff('examOfficer')
const second = staff('examOfficer')
const seed = 'feed'.repeat(16)
const papers = {
  morning: { subject: '公共基础', from: '09:00', to: '10:30' },
  beside: { subject: '管理实务', from: '09:30', to: '11:00' },
  late: { subject: '法律法规', from: '14:00', to: '16:00' },
}

beforeAll(async () => {
  exam = await openTestExam()
})
afterAll(() => exam.close())
beforeEach(async () => {
  await exam.owner`update rooms set capacity = 30, subjects = null`
  await exam.setPapers(Object.values(papers))
})

/** Paid candidates who sit these papers. */
async function addSitting(count: number, subjects: string[]): Promise<string[]> {
  const ids = await exam.addPaid(count)
  await exam.owner`delete from registration_papers where case_id = any(${ids}) and subject <> all(${subjects})`
  return ids
}

async function draw() {
  const drawn = await drawSeats(officer, sessionId, { seed })
  if (!drawn.ok) throw new Error(drawn.message)
  return drawn
}

const placeOf = (one: Awaited<ReturnType<typeof listSeats>>[number]) => `${one.site} ${one.room} ${one.seat}`
const verdict = async () => {
  const published = await publishDraw(officer, sessionId)
  return published && replayDraw(published)
}

test('E-31 papers whose times touch share a slot, also by way of a third', () => {
  const at = (subject: string, from: number, to: number) => ({ subject, startsAt: new Date(from), endsAt: new Date(to) })
  expect(slotsOf([at('d', 50, 60), at('b', 5, 20), at('a', 0, 10), at('c', 19, 30), at('e', 60, 70)])).toEqual([
    ...['a', 'b', 'c'].map((subject) => ({ subject, slot: 1 })),
    { subject: 'd', slot: 2 },
    { subject: 'e', slot: 3 },
  ])
})

test('E-31 within each paper the order is that of seed and id alone; nobody is in two rooms at once; one number for all papers', async () => {
  const [both, other] = [await addSitting(50, ['公共基础', '法律法规']), await addSitting(45, ['管理实务', '法律法规'])]
  const { drawId, candidates } = await draw()
  const seats = await listSeats(drawId)
  expect([candidates, seats.length]).toEqual([95, 190])
  for (const [subject, ids] of [
    ['公共基础', both],
    ['管理实务', other],
    ['法律法规', [...both, ...other]],
  ] as const) {
    const own = seats
      .filter((one) => one.subject === subject)
      .sort((a, b) => a.site - b.site || a.room - b.room || a.seat - b.seat)
    expect(own.map(({ id }) => id)).toEqual(orderCandidates(seed, ids))
  }
  expect(new Set(seats.map((one) => `${one.slot} ${placeOf(one)}`)).size).toBe(190)
  expect(new Set(seats.map((one) => `${one.id} ${one.number}`)).size).toBe(95)
  expect(await verdict()).toEqual({ same: true, seats: 190 })
})

test('E-31 who sits the same papers as everybody keeps room and seat', async () => {
  await addSitting(70, ['公共基础', '法律法规'])
  const { drawId } = await draw()
  const seats = await listSeats(drawId)
  expect(new Set(seats.map((one) => `${one.id} ${placeOf(one)}`)).size).toBe(70)
  expect((await freezeDraw(second, drawId)).ok).toBe(true)
  const seat = await seatOfCase(seats[0]?.id ?? '')
  expect(seat?.places.map(({ subject }) => subject)).toEqual(['公共基础', '法律法规'])
})

test('E-31 a candidate whose papers are at the same time, or who sits none, is named; nothing is written', async () => {
  await addSitting(3, ['公共基础'])
  const [id = ''] = await addSitting(1, ['公共基础', '管理实务'])
  const [row] = await exam.owner<{ number: string }[]>`select number from cases where id = ${id}`
  const refused = await drawSeats(officer, sessionId)
  expect(refused).toMatchObject({ ok: false, refusal: 'not_ready', message: expect.stringContaining(row?.number ?? 'nobody') })
  expect(!refused.ok && refused.message).toContain('“公共基础”和“管理实务”')
  await exam.owner`delete from registration_papers where case_id = ${id}`
  expect(await drawSeats(officer, sessionId)).toMatchObject({ ok: false, message: expect.stringContaining('没有报考科目') })
  expect(await exam.owner`select from seat_draws`).toHaveLength(0)
  expect(await exam.owner`select from seats`).toHaveLength(0)
})

test('E-31 too few seats: every paper that is short is named with how many are missing', async () => {
  await exam.owner`update rooms set capacity = 2`
  await addSitting(31, ['公共基础', '法律法规'])
  await addSitting(4, ['管理实务', '法律法规'])
  const refused = await drawSeats(officer, sessionId)
  expect(!refused.ok && refused.message).toBe(
    '座位不够：“公共基础”要编排 31 人，还差 1 个座位；“管理实务”要编排 4 人，还差 4 个座位；“法律法规”要编排 35 人，还差 5 个座位。请先增加考场，再编排。',
  )
})

test('B-11 a seat given by hand is that candidate’s in every paper', async () => {
  const [id = ''] = await addSitting(1, ['公共基础', '法律法规'])
  await addSitting(65, ['公共基础', '法律法规'])
  await addSitting(5, ['法律法规'])
  const room = (await listRooms(sessionId)).at(1)
  const [row] = await exam.owner<{ number: string }[]>`select number from cases where id = ${id}`
  const placing = { number: row?.number ?? '', needs: ['wheelchair'], other: '', roomId: room?.id ?? '', seat: 7 }
  expect(await placeByHand(officer, sessionId, placing)).toEqual({ ok: true })
  const { drawId } = await draw()
  const own = (await listSeats(drawId)).filter((one) => one.id === id)
  expect(own.map((one) => [one.subject, placeOf(one), one.byHand])).toEqual([
    ['公共基础', '1 2 7', true],
    ['法律法规', '1 2 7', true],
  ])
  expect(await verdict()).toEqual({ same: true, seats: 137 })
})

test('E-31 the database itself keeps a candidate out of two rooms at once, and a seat from two candidates', async () => {
  await addSitting(2, ['公共基础'])
  const { drawId } = await draw()
  const [one, other] = await exam.owner`select * from seats where draw_id = ${drawId} order by seat`
  const again = (change: object) => exam.owner`insert into seats ${exam.owner({ ...one, ...change })}`
  await expect(again({ seat: 9, subject: '管理实务' })).rejects.toThrow('seats_draw_id_case_id_slot_pk')
  await exam.owner`delete from seats where case_id = ${other?.case_id}`
  await expect(again({ case_id: other?.case_id, admit_card_number: 'x' })).rejects.toThrow('seats_place')
  await expect(again({ case_id: other?.case_id, seat: 9 })).rejects.toThrow('seats_admit_card')
})

test('E-31 whatever the papers, the rooms and who is placed or late: PostgreSQL seats as the published algorithm does', async () => {
  const subjects = Object.values(papers).map(({ subject }) => subject)
  const sittings = [['公共基础'], ['管理实务', '法律法规'], ['公共基础', '法律法规'], ['法律法规']]
  const many = fc.array(fc.nat(9), { minLength: 4, maxLength: 4 })
  const keeping = fc.array(fc.constantFrom<string[] | null>(null, null, [subjects[0] ?? ''], subjects.slice(1)), {
    minLength: 15,
    maxLength: 15,
  })
  const rooms = await listRooms(sessionId)
  await fc.assert(
    fc.asyncProperty(
      many,
      many,
      keeping,
      fc.integer({ min: 3, max: 6 }),
      fc.nat(3),
      async (first, late, kept, capacity, byHand) => {
        await exam.clear()
        for (const [n, room] of rooms.entries())
          await exam.owner`update rooms set capacity = ${capacity}, subjects = ${kept[n] ?? null} where id = ${room.id}`
        for (const [n, count] of first.entries()) if (count > 0) await addSitting(count, sittings[n] ?? [])
        const some = await exam.owner<{ number: string }[]>`select number from cases order by id limit ${byHand}`
        for (const [n, { number }] of some.entries())
          await placeByHand(officer, sessionId, {
            number,
            needs: ['wheelchair'],
            other: '',
            roomId: rooms[n * 3]?.id ?? '',
            seat: 2,
          })
        const drawn = await drawSeats(officer, sessionId)
        if (!drawn.ok) return
        expect(await verdict()).toMatchObject({ same: true })
        await freezeDraw(second, drawn.drawId)
        for (const [n, count] of late.entries()) if (count > 0) await addSitting(count, sittings[n] ?? [])
        await seatLatecomers(officer, drawn.drawId)
        expect(await verdict()).toMatchObject({ same: true })
      },
    ),
    { numRuns: 12, seed: 53 },
  )
})
