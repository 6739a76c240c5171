import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listRooms } from '@/db/queries/seating'
import { addRooms, removeRoom, removeSite, saveRoom, saveSite } from './change-sites'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { placeByHand } from './place-by-hand'
import { publishDraw } from './publish-draw'
import { readSites } from './read-sites'
import { replayDraw } from './replay-draw'
import { seatLatecomers } from './seat-latecomers'
import { openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
const officer = staff('examOfficer')
const second = staff('examOfficer')
const newSite = { id: '', name: '宝安考点：海湾中学', address: '深圳市宝安区海湾路 1 号', subjects: [] }

beforeAll(async () => {
  exam = await openTestExam()
})
afterAll(() => exam.close())
beforeEach(() => exam.clear())

const view = async (siteId?: string) => {
  const found = await readSites(officer, sessionId, { siteId })
  if (!found) throw new Error('nothing to see')
  return found
}
const nth = async (n: number) => {
  const room = (await listRooms(sessionId)).at(n)
  if (!room) throw new Error(`no room ${n}`)
  return room
}
async function draw(freeze = false) {
  const drawn = await drawSeats(officer, sessionId)
  if (!drawn.ok) throw new Error(drawn.message)
  if (freeze) expect(await freezeDraw(second, drawn.drawId)).toMatchObject({ ok: true })
  return drawn.drawId
}

test('E-31 a site, its rooms pasted as a block of five thousand, a room changed, a room and a site taken off', async () => {
  expect(await saveSite(officer, sessionId, newSite)).toEqual({ ok: true })
  const site = (await view()).sites.at(-1)
  const block = Array.from({ length: 5_000 }, (_, n) => `机房 ${n + 1}\t40`).join('\n')
  expect(await addRooms(officer, sessionId, site?.id ?? '', block)).toEqual({ ok: true })
  expect(await addRooms(officer, sessionId, site?.id ?? '', '机房 5001 40\n机房 7 40')).toMatchObject({
    refusal: 'conflict',
    message: expect.stringContaining('“机房 7”'),
  })
  expect((await view(site?.id)).sites.at(-1)).toMatchObject({ rooms: 5_000, capacity: 200_000, name: newSite.name })
  const { page } = await view(site?.id)
  expect([page?.rows.length, page?.rows[0]?.name, page?.next]).toEqual([100, '机房 1', 100])
  const id = page?.rows[0]?.id ?? ''
  expect(
    await saveRoom(officer, sessionId, { id, name: '机房 <b>甲</b>', capacity: '５０', subjects: ['没有这科'], offers: [] }),
  ).toEqual({
    ok: true,
  })
  expect((await view(site?.id)).page?.rows[0]).toMatchObject({ name: '机房 <b>甲</b>', capacity: 50, subjects: null })
  for (const capacity of ['0', '10000', '1.5', '-1', '', 'x'])
    expect(await saveRoom(officer, sessionId, { id, name: 'x', capacity, subjects: [], offers: [] })).toMatchObject({
      refusal: 'invalid_input',
    })
  expect(await removeRoom(officer, sessionId, id)).toEqual({ ok: true })
  expect(await removeRoom(officer, sessionId, id)).toMatchObject({ refusal: 'not_found' })
  expect(await removeSite(officer, sessionId, site?.id ?? '')).toEqual({ ok: true })
  expect((await view()).sites).toHaveLength(3)
})

test('Q-32 Q-11 nobody but an exam officer of the session changes anything; odd ids are not found', async () => {
  const room = await nth(0)
  for (const other of [
    staff('auditor'),
    staff('cashier'),
    staff('examOfficer', 'another-session'),
    { ...officer, kind: 'person' as const },
  ]) {
    expect(await saveSite(other, sessionId, newSite)).toMatchObject({ refusal: 'not_found' })
    expect(await removeRoom(other, sessionId, room.id)).toMatchObject({ refusal: 'not_found' })
  }
  for (const odd of ['', 'x', '\0', sessionId, crypto.randomUUID()]) {
    expect(await removeRoom(officer, sessionId, odd)).toMatchObject({ refusal: 'not_found' })
    expect(await removeSite(officer, sessionId, odd)).toMatchObject({ refusal: 'not_found' })
    expect(await addRooms(officer, sessionId, odd, 'A 30')).toMatchObject({ refusal: 'not_found' })
    expect(await saveRoom(officer, sessionId, { id: odd, name: 'x', capacity: '3', subjects: [], offers: [] })).toMatchObject({
      refusal: 'not_found',
    })
    if (odd !== '') expect(await saveSite(officer, sessionId, { ...newSite, id: odd })).toMatchObject({ refusal: 'not_found' })
  }
})

test('B-11 a room with a seat given by hand is neither taken off nor made too small', async () => {
  await exam.addPaid(3)
  const [row] = await exam.owner<{ number: string }[]>`select number from cases limit 1`
  const room = await nth(2)
  await placeByHand(officer, sessionId, {
    number: row?.number ?? '',
    needs: ['wheelchair'],
    other: '',
    roomId: room.id,
    seat: 28,
  })
  const kept = { id: room.id, name: room.roomName, capacity: '30', subjects: [] }
  expect(await saveRoom(officer, sessionId, { ...kept, offers: ['ground-floor'] })).toMatchObject({
    message: expect.stringContaining('再去掉考场条件'),
  })
  expect(await saveRoom(officer, sessionId, { ...kept, offers: room.offers })).toEqual({ ok: true })
  expect(await removeRoom(officer, sessionId, room.id)).toMatchObject({
    refusal: 'not_ready',
    message: expect.stringContaining('照顾座位'),
  })
  expect(await saveRoom(officer, sessionId, { id: room.id, name: 'x', capacity: '27', subjects: [], offers: [] })).toMatchObject({
    refusal: 'not_ready',
  })
  const [site] = await exam.owner<{ id: string }[]>`select site_id as id from rooms where id = ${room.id}`
  expect(await removeSite(officer, sessionId, site?.id ?? '')).toMatchObject({ refusal: 'not_ready' })
})

test('E-31 a room changed after a draw asks for another draw before freezing', async () => {
  await exam.addPaid(3)
  const drawId = await draw()
  const room = await nth(-1)
  expect(
    await saveRoom(officer, sessionId, { id: room.id, name: room.roomName, capacity: '31', subjects: [], offers: [] }),
  ).toEqual({
    ok: true,
  })
  expect(await freezeDraw(second, drawId)).toMatchObject({ refusal: 'not_ready', message: expect.stringContaining('考场') })
  await draw(true)
})

test('E-31 once frozen nothing is changed or taken off; rooms for latecomers come last, and the replay holds', async () => {
  await exam.owner`update rooms set capacity = 1`
  await exam.addPaid(15)
  const drawId = await draw(true)
  const [first, last] = [await nth(0), (await view()).sites.at(-1)]
  expect(await removeRoom(officer, sessionId, first.id)).toMatchObject({ refusal: 'wrong_state' })
  expect(await saveRoom(officer, sessionId, { id: first.id, name: 'x', capacity: '9', subjects: [], offers: [] })).toMatchObject({
    refusal: 'wrong_state',
  })
  const site = (await view()).sites[0]
  expect(await removeSite(officer, sessionId, site?.id ?? '')).toMatchObject({ refusal: 'wrong_state' })
  expect(await saveSite(officer, sessionId, { ...newSite, id: site?.id ?? '' })).toMatchObject({ refusal: 'wrong_state' })
  expect(await addRooms(officer, sessionId, site?.id ?? '', '新考场 5')).toMatchObject({ refusal: 'wrong_state' })
  await exam.addPaid(6)
  expect(await seatLatecomers(officer, drawId)).toMatchObject({ ok: false, message: expect.stringContaining('还差 6 个座位') })
  expect(await addRooms(officer, sessionId, last?.id ?? '', '新考场 5')).toEqual({ ok: true })
  expect(await saveSite(officer, sessionId, newSite)).toEqual({ ok: true })
  expect(await addRooms(officer, sessionId, (await view()).sites.at(-1)?.id ?? '', '新考场 5')).toEqual({ ok: true })
  expect(await seatLatecomers(officer, drawId)).toEqual({ ok: true, seated: 6 })
  const published = await publishDraw(officer, sessionId)
  expect(published && replayDraw(published)).toEqual({ same: true, seats: 21 })
})
