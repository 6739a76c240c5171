import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listRoomSeats } from '@/db/queries/exam-office'
import { listNeedWords, listSeatNeeds } from '@/db/queries/seat-needs'
import { listRooms, listSeats, type SeatRoom } from '@/db/queries/seating'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { type Placing, placeByHand, takeBackPlace } from './place-by-hand'
import { publishDraw } from './publish-draw'
import { publishedDrawSchema } from './published-draw'
import { readOfficeTasks } from './read-office-tasks'
import { readPlacing } from './read-placing'
import { readSeating } from './read-seating'
import { replayDraw } from './replay-draw'
import { seatLatecomers } from './seat-latecomers'
import { openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
let rooms: SeatRoom[]
let paid: { id: string; number: string }[]
const officer = staff('examOfficer')
const second = staff('examOfficer', sessionId)
const auditor = staff('auditor')
const strangers = [auditor, staff('cashier'), staff('examOfficer', 'another-session'), { ...officer, kind: 'person' as const }]

beforeAll(async () => {
  exam = await openTestExam()
  rooms = await listRooms(sessionId)
})
afterAll(() => exam.close())
beforeEach(async () => {
  await exam.clear()
  await exam.addPaid(70)
  await exam.owner`update rooms set offers = '{ground-floor,wheelchair,nursing-room}'`
  paid = await exam.owner<{ id: string; number: string }[]>`select id, number from cases order by number`
})

const nth = (n: number) => {
  const [one, room] = [paid[n], rooms[n % rooms.length]]
  if (!one || !room) throw new Error(`there is no ${n}`)
  return { ...one, room }
}
const placing = (n: number, change: Partial<Placing> = {}): Placing => ({
  number: nth(n).number,
  needs: ['wheelchair'],
  other: '',
  roomId: nth(0).room.id,
  seat: n + 1,
  ...change,
})
const place = (n: number, change: Partial<Placing> = {}) => placeByHand(officer, sessionId, placing(n, change))
const seatOf = async (drawId: string, caseId: string) => (await listSeats(drawId)).find((one) => one.id === caseId)

async function draw() {
  const drawn = await drawSeats(officer, sessionId)
  if (!drawn.ok) throw new Error(drawn.message)
  return drawn
}

test('B-11 a room that has not what is needed is refused, and says what it lacks; a mark on the paper asks nothing of a room', async () => {
  const bare = rooms.at(-1)?.id ?? ''
  await exam.owner`update rooms set offers = '{ground-floor}' where id = ${bare}`
  expect(await place(0, { roomId: bare, needs: ['ground-floor', 'wheelchair', 'nursing-room'] })).toMatchObject({
    refusal: 'invalid_input',
    message: expect.stringContaining('没有登记“轮椅可到达”、“靠近哺乳室”'),
  })
  expect(await place(0, { roomId: bare, needs: ['ground-floor', 'large-print', 'extra-time'] })).toEqual({ ok: true })
})

test('E-31 seats placed by hand are kept by every draw, the rest are drawn round them, everybody has one seat and one number', async () => {
  const last = rooms.at(-1)
  expect(await place(4)).toEqual({ ok: true })
  expect(await place(9, { needs: ['ground-floor'], roomId: last?.id ?? '', seat: '2' })).toEqual({ ok: true })
  for (let draws = 0; draws < 3; draws += 1) {
    const { drawId, candidates } = await draw()
    const seats = await listSeats(drawId)
    expect(candidates).toBe(70)
    expect(new Set(seats.map((one) => one.id)).size).toBe(70)
    expect(await seatOf(drawId, nth(4).id)).toMatchObject({ site: 1, room: 1, seat: 5, byHand: true, number: '20200010000005' })
    expect(await seatOf(drawId, nth(9).id)).toMatchObject({ room: last?.room, seat: 2, number: '20200010000070' })
    expect(seats.filter((one) => one.byHand)).toHaveLength(2)
    expect(seats.map((one) => one.number.slice(7))).toEqual(seats.map((_, n) => String(n + 1).padStart(7, '0')))
  }
})

test('E-31 the published file tells that a place was taken, neither by whom nor why, and replays identically', async () => {
  await place(0, { needs: ['nursing-room'], other: '每两小时一次' })
  await place(1)
  const { drawId } = await draw()
  const found = await publishDraw(officer, sessionId)
  const file = publishedDrawSchema.parse(JSON.parse(JSON.stringify(found)))
  expect(replayDraw(file)).toEqual({ same: true, seats: 70 })
  expect(file.rounds.flatMap((round) => round.papers.map(({ ids, placed }) => [ids.length, placed]))).toEqual([
    [68, ['1 1 1', '1 1 2']],
  ])
  expect(file.seats.slice(0, 2)).toEqual(['- 1 1 1 20200010000001', '- 1 1 2 20200010000002'])
  const text = JSON.stringify(file)
  for (const secret of [nth(0).id, nth(1).id, 'nursing', '哺乳', '每两小时', 'wheelchair']) expect(text).not.toContain(secret)
  const [round] = file.rounds
  const sitters = round?.papers[0]
  if (!round || !sitters) throw new Error('there is no round')
  for (const forged of [['1 1 1'], ['1 1 1', '1 1 3'], ['1 1 1', '1 1 2', '1 1 3'], []]) {
    expect(replayDraw({ ...file, rounds: [{ ...round, papers: [{ ...sitters, placed: forged }] }] })).toMatchObject({
      same: false,
    })
  }
  expect(await listSeats(drawId)).toHaveLength(70)
})

test('E-31 a seat already given, one that the room does not have, a room of nowhere, no need, odd input: each refused, nothing written', async () => {
  await place(0)
  const odd: [Partial<Placing>, string][] = [
    [{ seat: 1 }, 'conflict'],
    [{ seat: 31 }, 'invalid_input'],
    [{ seat: '0' }, 'invalid_input'],
    [{ seat: '1.5' }, 'invalid_input'],
    [{ seat: '' }, 'invalid_input'],
    [{ roomId: crypto.randomUUID() }, 'invalid_input'],
    [{ roomId: "' or 1=1" }, 'invalid_input'],
    [{ needs: [] }, 'invalid_input'],
    [{ needs: [], other: ' \u0000 ' }, 'invalid_input'],
    [{ needs: ['constructor'] }, 'invalid_input'],
    [{ other: '很'.repeat(41) }, 'invalid_input'],
    [{ number: 'T-unknown' }, 'not_found'],
    [{ number: '\u0000' }, 'not_found'],
  ]
  for (const [change, refusal] of odd)
    expect(await place(1, change), JSON.stringify(change)).toMatchObject({ ok: false, refusal })
  for (const unknown of ['no-such-exam', '', '\u0000'])
    expect(await placeByHand(officer, unknown, placing(1))).toMatchObject({ refusal: 'not_found' })
  expect(await listSeatNeeds(officer, sessionId)).toHaveLength(1)
})

test('Q-32 nobody but an exam officer of this session places or takes back; the auditor reads, everyone else reads nothing', async () => {
  await place(0)
  for (const stranger of strangers) {
    expect(await placeByHand(stranger, sessionId, placing(1))).toMatchObject({ ok: false, refusal: 'not_found' })
    expect(await takeBackPlace(stranger, sessionId, nth(0).number)).toMatchObject({ ok: false, refusal: 'not_found' })
    expect(await listSeatNeeds(stranger, sessionId)).toHaveLength(stranger === auditor ? 1 : 0)
  }
  const asked = { number: nth(0).number }
  expect(await readPlacing(auditor, sessionId, { draw: null, rooms: [], asked })).toMatchObject({
    editable: false,
    found: undefined,
  })
  expect((await listSeatNeeds(officer, sessionId))[0]?.idNumber).toBe('9999************15')
})

test('E-31 changed and taken back until the draw is frozen; what stood before stays in the records', async () => {
  await place(0)
  expect(await place(0)).toEqual({ ok: true })
  expect(await place(0, { needs: ['wheelchair', 'extra-time'], other: '延长 30 分钟', seat: 7 })).toEqual({ ok: true })
  expect(await listNeedWords(nth(0).id)).toEqual(['延长考试时间', '轮椅可到达的考场和座位', '延长 30 分钟'])
  expect(await place(1, { seat: 1 })).toEqual({ ok: true })
  expect(await takeBackPlace(officer, sessionId, nth(0).number)).toEqual({ ok: true })
  expect(await takeBackPlace(officer, sessionId, nth(0).number)).toEqual({ ok: true })
  expect(await listNeedWords(nth(0).id)).toEqual([])
  const rows = await exam.owner`select seat, placed_by, ended_by from seat_needs order by placed_at`
  expect(rows.map((row) => [row.seat, row.placed_by, row.ended_by])).toEqual([
    [1, officer.accountId, officer.accountId],
    [7, officer.accountId, officer.accountId],
    [1, officer.accountId, null],
  ])
  const { drawId } = await draw()
  expect(await freezeDraw(second, drawId)).toMatchObject({ ok: true })
  expect(await place(1, { seat: 9 })).toMatchObject({ ok: false, refusal: 'wrong_state' })
  expect(await takeBackPlace(officer, sessionId, nth(1).number)).toMatchObject({ ok: false, refusal: 'wrong_state' })
  expect(await place(2, { seat: 30 })).toMatchObject({ ok: false, refusal: 'wrong_state' })
})

test('E-31 a draw that knows nothing of a seat placed, moved or taken back since is not frozen', async () => {
  const changes = [() => place(0), () => place(0, { seat: 8 }), () => takeBackPlace(officer, sessionId, nth(0).number)]
  for (const change of changes) {
    const { drawId } = await draw()
    expect(await change()).toEqual({ ok: true })
    expect(await freezeDraw(second, drawId)).toMatchObject({
      ok: false,
      refusal: 'not_ready',
      message: expect.stringContaining('重新编排'),
    })
    expect(await readOfficeTasks(second)).toMatchObject([{ urgent: true, what: '照顾座位有变动，等待重新编排' }])
    const seating = await readSeating(second, sessionId)
    expect(seating).toMatchObject({
      moved: expect.stringContaining('照顾座位'),
      steps: { freeze: { reason: expect.stringContaining('照顾座位') } },
    })
  }
  const { drawId } = await draw()
  expect(await place(3)).toEqual({ ok: true })
  expect(await takeBackPlace(officer, sessionId, nth(3).number)).toEqual({ ok: true })
  expect(await freezeDraw(second, drawId)).toMatchObject({ ok: true })
})

test('E-31 Q-02 who paid in time but late to be known is placed by hand on a free seat after freezing, and the replay holds', async () => {
  await place(0)
  const { drawId } = await draw()
  expect(await freezeDraw(second, drawId)).toMatchObject({ ok: true })
  await exam.addPaid(3)
  const [late] = await exam.owner<{ id: string; number: string }[]>`select id, number from cases order by number desc limit 1`
  const change = (roomId: string | undefined, seat: number) => ({ number: late?.number ?? '', roomId: roomId ?? '', seat })
  expect(await place(0, change(rooms[0]?.id, 12))).toMatchObject({ ok: false, refusal: 'conflict' })
  expect(await place(0, change(rooms[4]?.id, 12))).toEqual({ ok: true })
  expect(await seatLatecomers(officer, drawId)).toEqual({ ok: true, seated: 3 })
  expect(await seatOf(drawId, late?.id ?? '')).toMatchObject({
    site: rooms[4]?.site,
    room: rooms[4]?.room,
    seat: 12,
    byHand: true,
  })
  const found = await publishDraw(officer, sessionId)
  expect(found && replayDraw(found)).toEqual({ same: true, seats: 73 })
  expect(found?.rounds.map((round) => round.papers[0]?.placed.length)).toEqual([1, 1])
})

test('E-31 two officers giving one seat at the same moment: one of them has it', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, n) => placeByHand(n % 2 ? officer : second, sessionId, placing(n, { seat: 3 }))),
  )
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  for (const one of outcomes) if (!one.ok) expect(['claimed_by_other', 'conflict']).toContain(one.refusal)
  expect(await listSeatNeeds(officer, sessionId)).toHaveLength(1)
})

test('E-31 the page offers free seats only, the room table tells what was arranged', async () => {
  await place(0)
  await place(1)
  const [room] = await readSeating(officer, sessionId).then((seating) => seating?.rooms ?? [])
  const asked = { number: ` ${nth(0).number} `, roomId: room?.id }
  const view = await readPlacing(officer, sessionId, { draw: null, rooms: room ? [room] : [], asked })
  expect(view.found?.free.slice(0, 3)).toEqual([1, 3, 4])
  expect(view.found).toMatchObject({ locked: false, standing: { seat: 1 }, registration: { name: `考生${nth(0).number}` } })
  const nobody = await readPlacing(officer, sessionId, { draw: null, rooms: [], asked: { number: 'T-unknown' } })
  expect(nobody.found).toBeNull()
  const { drawId } = await draw()
  const seated = await listRoomSeats(officer, sessionId, drawId, room?.id ?? '')
  expect(seated.map((one) => one.needs.length)).toEqual([1, 1, ...Array.from({ length: 28 }, () => 0)])
})
