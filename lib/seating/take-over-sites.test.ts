import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listSiteRooms, listSites } from '@/db/queries/site'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { readTakeOver } from './read-take-over'
import { takeOverSites } from './take-over-sites'
import { sessionId as before, openTestExam, staff, type TestExam } from './test-exam'

const next = 'title-knowledge-2021'
const officer = staff('examOfficer')
let exam: TestExam

beforeAll(async () => {
  exam = await openTestExam()
  await exam.owner`insert into exam_sessions (id, exam, kind, title, short_title, year, fee_fen, choice_by, features, photo_bytes_max,
      photo_background, advice, admit_card_notices, map_url_template, published_at)
    select ${next}, exam, kind, title, short_title, 2021, fee_fen, choice_by, features, photo_bytes_max, photo_background, advice,
      admit_card_notices, 'https://map.example/{address}', published_at from exam_sessions where id = ${before}`
  await exam.owner`insert into exam_windows select ${next}, name, opens_at, closes_at from exam_windows where session_id = ${before}`
  await exam.owner`insert into exam_papers (session_id, subject, starts_at, ends_at)
    values (${next}, '专业知识', '2020-09-13T09:00+08:00', '2020-09-13T11:30+08:00'),
      (${next}, '实务', '2020-09-13T14:00+08:00', '2020-09-13T16:30+08:00')`
})
afterAll(() => exam.close())
beforeEach(async () => {
  await exam.clear()
  await exam.owner`delete from rooms r using sites s where s.id = r.site_id and s.session_id = ${next}`
  await exam.owner`delete from sites where session_id = ${next}`
})

const sitesOf = (id: string) => listSites(officer, id)
const picked = async () => (await sitesOf(before)).map(({ id }) => id)
const entries = async () => {
  const [row] = await exam.owner<{ n: number }[]>`
    select count(*)::int as n from audit_entries where what = 'sites-changed' and about_id = ${next}`
  return row?.n ?? 0
}
const asRead = ({ name, capacity, subjects, offers }: Awaited<ReturnType<typeof listSiteRooms>>['rows'][number]) => ({
  ...{ name, capacity, subjects, offers },
})

test('O-10 E-31 last year’s sites come with every room, its seats and what it offers, and what is kept for papers that are still there', async () => {
  const [first, second] = await sitesOf(before)
  const [one, other] = (await listSiteRooms(officer, before, first?.id ?? '', 0)).rows
  await exam.owner`update rooms set subjects = array['实务', '去年的科目'], capacity = 28 where id = ${one?.id ?? ''}`
  await exam.owner`update rooms set subjects = array['去年的科目'], offers = array['ground-floor', 'wheelchair'] where id = ${other?.id ?? ''}`
  const [gone] = (await listSiteRooms(officer, before, second?.id ?? '', 0)).rows
  await exam.owner`update rooms set removed_at = now() where id = ${gone?.id ?? ''}`
  const told = await entries()

  expect(await takeOverSites(officer, next, before, await picked())).toEqual({ ok: true })
  const [theirs, ours] = [await sitesOf(before), await sitesOf(next)]
  const plain = ({ name, address, rooms, capacity }: (typeof ours)[number]) => ({ name, address, rooms, capacity })
  expect(ours.map(plain)).toEqual(theirs.map(plain))
  expect(ours.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3])
  const rooms = (await listSiteRooms(officer, next, ours[0]?.id ?? '', 0)).rows.map(asRead)
  const roomsBefore = (await listSiteRooms(officer, before, first?.id ?? '', 0)).rows.map(asRead)
  expect(rooms.slice(2)).toEqual(roomsBefore.slice(2))
  expect(rooms[0]).toMatchObject({ name: one?.name, capacity: 28, subjects: ['实务'] })
  expect(rooms[1]).toMatchObject({ name: other?.name, subjects: null, offers: ['ground-floor', 'wheelchair'] })
  const [map] = await exam.owner<{ map_url: string; address: string }[]>`
    select map_url, address from sites where id = ${ours[0]?.id ?? ''}`
  expect(map?.map_url).toBe(`https://map.example/${encodeURIComponent(map?.address ?? '')}`)
  expect((await entries()) - told).toBe(1)
})

test('O-10 two at once or one after the other bring each site once; what is here already stays as it is', async () => {
  const [one, ...rest] = await picked()
  expect(await takeOverSites(officer, next, before, [one ?? ''])).toEqual({ ok: true })
  const [own] = await sitesOf(next)
  await exam.owner`update sites set address = '新校区' where id = ${own?.id ?? ''}`
  expect((await readTakeOver(officer, { id: next, exam: 'title-knowledge' }))?.sites.map(({ id }) => id)).toEqual(rest)
  const told = await entries()
  const both = await Promise.all([1, 2].map(async () => takeOverSites(officer, next, before, [one ?? '', ...rest])))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: expect.stringMatching(/wrong_state|claimed_by_other/) })
  expect(await takeOverSites(officer, next, before, await picked())).toMatchObject({ refusal: 'wrong_state' })
  expect((await sitesOf(next)).map(({ name, address }) => [name, address === '新校区'])).toEqual(
    (await sitesOf(before)).map(({ name }, nth) => [name, nth === 0]),
  )
  expect((await entries()) - told).toBe(1)
})

test('E-31 once seats are drawn or frozen nothing is taken over, nor offered', async () => {
  const [one, ...rest] = await picked()
  await takeOverSites(officer, next, before, [one ?? ''])
  await exam.addPaid(3, next)
  const drawn = await drawSeats(officer, next)
  if (!drawn.ok) throw new Error(drawn.message)
  const refused = { refusal: 'wrong_state', message: expect.stringContaining('座位已经编排') }
  expect(await takeOverSites(officer, next, before, rest)).toMatchObject(refused)
  expect(await freezeDraw(staff('examOfficer'), drawn.drawId)).toMatchObject({ ok: true })
  expect(await takeOverSites(officer, next, before, rest)).toMatchObject(refused)
  expect(await readTakeOver(officer, { id: next, exam: 'title-knowledge' })).toBeNull()
  expect(await sitesOf(next)).toHaveLength(1)
})

test('Q-32 Q-11 only who is officer here and oversees the other exam takes anything; odd ids and nothing picked change nothing', async () => {
  const ids = await picked()
  for (const other of [
    staff('auditor'),
    staff('cashier'),
    staff('examOfficer', before),
    staff('examOfficer', next),
    { ...officer, kind: 'person' as const },
  ])
    expect(await takeOverSites(other, next, before, ids)).toMatchObject({ refusal: 'not_found' })
  for (const [from, odd] of [
    ...['', 'x', '\0', '../x', next].map((one) => [one, ids] as const),
    ...['', 'x', '\0', crypto.randomUUID()].map((one) => [before, [one]] as const),
  ])
    expect(await takeOverSites(officer, next, from, odd)).toMatchObject({ refusal: 'not_found' })
  expect(await takeOverSites(officer, next, before, [])).toMatchObject({ refusal: 'invalid_input' })
  expect(await readTakeOver(staff('auditor'), { id: next, exam: 'title-knowledge' })).toBeNull()
  expect(await readTakeOver(staff('examOfficer', next), { id: next, exam: 'title-knowledge' })).toBeNull()
  expect(await sitesOf(next)).toEqual([])
})

test('O-10 the nearest exam is offered first: the same one, its newest year', async () => {
  await exam.owner`insert into sites (session_id, ordinal, name, address, map_url) values (${next}, 1, '甲', '某路', '')`
  const offered = await readTakeOver(officer, { id: 'title-knowledge-2022', exam: 'title-knowledge' })
  expect(offered?.sources.slice(0, 2).map(({ id }) => id)).toEqual([next, before])
  expect(offered?.source.id).toBe(next)
  const asked = await readTakeOver(officer, { id: 'title-knowledge-2022', exam: 'title-knowledge' }, before)
  expect(asked?.source.id).toBe(before)
})
