import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignSeats, placeKey, type Room } from './assign-seats'

const rooms: Room[] = [
  { site: 2, room: 1, capacity: 2 },
  { site: 1, room: 2, capacity: 1 },
  { site: 1, room: 1, capacity: 2 },
]
const line = (one: { id: string; room: Room; seat: number; number: string }) =>
  `${one.id} ${one.room.site}-${one.room.room}-${one.seat} ${one.number}`

test('E-31 seats are filled by site, room and seat, whatever order the rooms come in; the number tells the position', () => {
  const assigned = assignSeats(['a', 'b', 'c', 'd'], rooms, '2020001')
  expect(assigned.ok && assigned.seatings.map(line)).toEqual([
    'a 1-1-1 20200010000001',
    'b 1-1-2 20200010000002',
    'c 1-2-1 20200010000003',
    'd 2-1-1 20200010000004',
  ])
})

test('E-31 the last seat is used; one candidate more is refused with how many seats are missing', () => {
  expect(assignSeats(['a', 'b', 'c', 'd', 'e'], rooms, '2020001').ok).toBe(true)
  expect(assignSeats(['a', 'b', 'c', 'd', 'e', 'f', 'g'], rooms, '2020001')).toEqual({ ok: false, missing: 2 })
  expect(assignSeats(['a'], [], '2020001')).toEqual({ ok: false, missing: 1 })
  expect(assignSeats([], [], '2020001')).toEqual({ ok: true, seatings: [], placed: [] })
})

test('E-31 latecomers get the seats still free, numbers go on, nobody is moved', () => {
  const taken = new Set([placeKey({ site: 1, room: 1 }, 1), placeKey({ site: 1, room: 2 }, 1)])
  const assigned = assignSeats(['x', 'y'], rooms, '2020001', { taken })
  expect(assigned.ok && assigned.seatings.map(line)).toEqual(['x 1-1-2 20200010000003', 'y 2-1-1 20200010000004'])
  expect(assignSeats(['x', 'y', 'z', 'w'], rooms, '2020001', { taken })).toEqual({ ok: false, missing: 1 })
})

test('E-31 seats placed by hand come first: the rest go round them, and numbers follow the seats, placed or drawn', () => {
  const placed = new Map([
    ['1 1 2', 'wheelchair'],
    ['2 1 2', 'ground floor'],
  ])
  const assigned = assignSeats(['a', 'b'], rooms, '2020001', { placed })
  expect(assigned.ok && assigned.seatings.map(line)).toEqual(['a 1-1-1 20200010000001', 'b 1-2-1 20200010000003'])
  expect(assigned.ok && assigned.placed.map(line)).toEqual([
    'wheelchair 1-1-2 20200010000002',
    'ground floor 2-1-2 20200010000004',
  ])
  expect(assignSeats(['a', 'b', 'c', 'd'], rooms, '2020001', { placed })).toEqual({ ok: false, missing: 1 })
  expect(assignSeats([], rooms, '2020001', { placed: new Map([['9 9 9', 'nowhere']]) })).toEqual({ ok: false, missing: 1 })
})

test('E-31 no two candidates share a seat or a number, and no room holds more than it can', () => {
  const anyRooms = fc.uniqueArray(fc.record({ site: fc.nat(3), room: fc.nat(5), capacity: fc.nat(4) }), {
    selector: ({ site, room }) => `${site} ${room}`,
  })
  fc.assert(
    fc.property(anyRooms, fc.nat(60), fc.nat(4), (some, candidates, everyNth) => {
      const ids = Array.from({ length: candidates }, (_, n) => `id${n}`)
      const capacity = some.reduce((sum, room) => sum + room.capacity, 0)
      const places = some.flatMap((room) => Array.from({ length: room.capacity }, (_, n) => placeKey(room, n + 1)))
      const placed = new Map(places.flatMap((place, n) => (everyNth > 1 && n % everyNth === 1 ? [[place, `hand${n}`]] : [])))
      const assigned = assignSeats(ids, some, '2020001', { placed })
      if (!assigned.ok) {
        expect(assigned.missing).toBe(candidates + placed.size - capacity)
        return
      }
      expect(assigned.seatings.map((one) => one.id)).toEqual(ids)
      expect(new Map(assigned.placed.map((one) => [placeKey(one.room, one.seat), one.id]))).toEqual(placed)
      const all = [...assigned.seatings, ...assigned.placed]
      expect(new Set(all.map((one) => placeKey(one.room, one.seat))).size).toBe(all.length)
      expect(all.map((one) => Number(one.number.slice(7))).sort((a, b) => a - b)).toEqual(all.map((_, n) => n + 1))
      for (const one of all) expect(one.seat >= 1 && one.seat <= one.room.capacity).toBe(true)
    }),
  )
})
