import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Assigned, assignSeats, placeKey, type Room, type Seating, type Sitters } from './assign-seats'

const room = (site: number, room: number, capacity: number, subjects: string[] | null = null): Room => {
  return { site, room, capacity, subjects }
}
const rooms = [room(2, 1, 2), room(1, 2, 1), room(1, 1, 2)]
const paper = (subject: string, slot: number, ordered: string, placed: string[] = []): Sitters => {
  return { subject, slot, ordered: [...ordered], placed }
}
const assign = (papers: Sitters[], given: Partial<Parameters<typeof assignSeats>[3]> = {}, among: Room[] = rooms) =>
  assignSeats(papers, among, '2020001', { taken: new Set(), numbered: 0, ...given })
const line = ({ id, paper, site, room, seat, number }: Seating) =>
  `${id}${paper} ${site}-${room}-${seat} ${Number(number.slice(7))}`
const lines = (assigned: Assigned) => (assigned.ok ? assigned.seatings.map(line) : assigned)

test('E-31 seats are filled by site, room and seat, whatever order the rooms come in; the number tells the position', () => {
  expect(lines(assign([paper('语文', 1, 'abcd')]))).toEqual(['a1 1-1-1 1', 'b1 1-1-2 2', 'c1 1-2-1 3', 'd1 2-1-1 4'])
})

test('E-31 the last seat is used; more candidates are refused with the paper and how many seats are missing', () => {
  expect(assign([paper('语文', 1, 'abcde')]).ok).toBe(true)
  expect(assign([paper('语文', 1, 'abcdefg')])).toEqual({ ok: false, subject: '语文', missing: 2 })
  expect(assign([paper('语文', 1, 'abc'), paper('数学', 1, 'def')])).toEqual({ ok: false, subject: '数学', missing: 1 })
  expect(assign([paper('语文', 1, 'a')], {}, [])).toEqual({ ok: false, subject: '语文', missing: 1 })
  expect(lines(assign([]))).toEqual([])
})

test('E-31 papers that the same candidates sit one after another give each the same seat and one number', () => {
  expect(lines(assign([paper('语文', 1, 'abc'), paper('数学', 2, 'abc')]))).toEqual([
    ...['a1 1-1-1 1', 'b1 1-1-2 2', 'c1 1-2-1 3'],
    ...['a2 1-1-1 1', 'b2 1-1-2 2', 'c2 1-2-1 3'],
  ])
})

test('E-31 papers at the same time share the rooms, not a seat; who sits only a later one is numbered after', () => {
  expect(lines(assign([paper('语文', 1, 'ab'), paper('英语', 1, 'c'), paper('数学', 2, 'dab')]))).toEqual([
    ...['a1 1-1-1 1', 'b1 1-1-2 2', 'c2 1-2-1 3'],
    ...['d3 1-1-1 4', 'a3 1-1-2 1', 'b3 1-2-1 2'],
  ])
})

test('E-31 rooms kept for a paper come first for it and are never used for another', () => {
  const kept = [room(1, 1, 2), room(1, 2, 1, ['英语']), room(1, 3, 1)]
  expect(lines(assign([paper('语文', 1, 'abc'), paper('英语', 2, 'xy')], {}, kept))).toEqual([
    ...['a1 1-1-1 1', 'b1 1-1-2 2', 'c1 1-3-1 3'],
    ...['y2 1-1-1 4', 'x2 1-2-1 5'],
  ])
  expect(assign([paper('语文', 1, 'abcd')], {}, kept)).toEqual({ ok: false, subject: '语文', missing: 1 })
})

test('E-31 latecomers get the seats still free, numbers go on, nobody is moved', () => {
  const taken = () => new Set(['1 1 1 1', '1 1 2 1'])
  expect(lines(assign([paper('语文', 1, 'xy')], { taken: taken(), numbered: 2 }))).toEqual(['x1 1-1-2 3', 'y1 2-1-1 4'])
  expect(assign([paper('语文', 1, 'xyzw')], { taken: taken(), numbered: 2 })).toMatchObject({ missing: 1 })
})

test('B-11 E-31 seats placed by hand come first and are one number for all papers; the rest go round them', () => {
  expect(lines(assign([paper('语文', 1, 'ab', ['1 1 2', '2 1 2'])]))).toEqual([
    'a1 1-1-1 1',
    '-1 1-1-2 2',
    'b1 1-2-1 3',
    '-1 2-1-2 4',
  ])
  expect(lines(assign([paper('语文', 1, 'a', ['1 1 1']), paper('数学', 2, 'ab', ['1 1 1'])]))).toEqual([
    ...['-1 1-1-1 1', 'a1 1-1-2 2'],
    ...['-2 1-1-1 1', 'a2 1-1-2 2', 'b2 1-2-1 3'],
  ])
  expect(assign([paper('语文', 1, 'abc', ['1 1 2', '2 1 2', '2 1 1'])])).toMatchObject({ ok: false, missing: 1 })
})

test('E-31 nobody has two seats at once, no seat two candidates, no candidate two numbers, no room more than it can hold', () => {
  const anyRooms = fc.uniqueArray(
    fc.record({
      site: fc.nat(3),
      room: fc.nat(5),
      capacity: fc.nat(4),
      subjects: fc.constantFrom<string[] | null>(null, null, ['p1'], ['p2', 'p3']),
    }),
    { selector: ({ site, room }) => `${site} ${room}` },
  )
  // Everyone sits at most one paper of a slot.
  const anySitting = fc.array(fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom(0, 3)), { maxLength: 40 })
  fc.assert(
    fc.property(anyRooms, anySitting, (some, sitting) => {
      const sit = (slot: 0 | 1, which: number) => sitting.flatMap((one, n) => (one[slot] === which ? [`id${n}`] : []))
      const papers = [
        ...[1, 2].map((n) => ({ subject: `p${n}`, slot: 1, ordered: sit(0, n), placed: [] })),
        { subject: 'p3', slot: 2, ordered: sit(1, 3), placed: [] },
      ]
      const assigned = assign(papers, {}, some)
      if (!assigned.ok) return
      const { seatings } = assigned
      const slotOf = (one: Seating) => (one.paper === 3 ? 2 : 1)
      expect(seatings).toHaveLength(papers.reduce((sum, { ordered }) => sum + ordered.length, 0))
      expect(new Set(seatings.map((one) => `${slotOf(one)} ${placeKey(one, one.seat)}`)).size).toBe(seatings.length)
      expect(new Set(seatings.map((one) => `${slotOf(one)} ${one.id}`)).size).toBe(seatings.length)
      const people = new Set(seatings.map(({ id }) => id)).size
      expect(new Set(seatings.map(({ id, number }) => `${id} ${number}`)).size).toBe(people)
      expect(new Set(seatings.map(({ number }) => number)).size).toBe(people)
      for (const one of seatings) {
        const held = some.find(({ site, room }) => site === one.site && room === one.room)
        expect(one.seat >= 1 && one.seat <= (held?.capacity ?? 0)).toBe(true)
        expect(held?.subjects?.includes(`p${one.paper}`) ?? true).toBe(true)
      }
    }),
  )
})
