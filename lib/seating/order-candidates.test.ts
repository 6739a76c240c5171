import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderCandidates } from './order-candidates'

const seed = 'a1'.repeat(32)
const idsOf = (count: number) => Array.from({ length: count }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)

test('E-31 the order is the published one: SHA-256 of seed:id, ascending', () => {
  const ids = idsOf(200)
  const key = (id: string) => createHash('sha256').update(`${seed}:${id}`, 'utf8').digest('hex')
  expect(orderCandidates(seed, ids)).toEqual(ids.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)))
})

test('E-31 a known order, so that no later change of code can alter draws already published', () => {
  const order = orderCandidates('00'.repeat(32), idsOf(5)).map((id) => id.at(-1))
  expect(order.join('')).toBe('30214')
})

test('E-31 the order in which candidates come in changes nothing, and nobody is lost', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 60 }), fc.infiniteStream(fc.nat()), (ids, stream) => {
      const shuffled = ids
        .map((id) => ({ id, at: stream.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ id }) => id)
      const order = orderCandidates(seed, ids)
      expect(orderCandidates(seed, shuffled)).toEqual(order)
      expect(order.toSorted()).toEqual(ids.toSorted())
    }),
  )
})

test('E-31 one more candidate moves nobody past another', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 }), ([latest, ...others]) => {
      const order = orderCandidates(seed, [...others, latest ?? ''])
      expect(order.filter((id) => id !== latest)).toEqual(orderCandidates(seed, others))
    }),
  )
})

test('E-31 no place favours anybody: over fixed seeds everyone is in each quarter about equally often', () => {
  const ids = idsOf(40)
  const draws = 400
  const inQuarter = new Map<string, number[]>(ids.map((id) => [id, [0, 0, 0, 0]]))
  for (let draw = 0; draw < draws; draw += 1) {
    const order = orderCandidates(createHash('sha256').update(`fixed ${draw}`).digest('hex'), ids)
    for (const [place, id] of order.entries()) {
      const counts = inQuarter.get(id)
      const quarter = Math.floor(place / 10)
      if (counts) counts[quarter] = (counts[quarter] ?? 0) + 1
    }
  }
  // Expected 100, standard deviation 8.7: five of them either way; the seeds are fixed, so the outcome is too.
  for (const counts of inQuarter.values()) for (const count of counts) expect(Math.abs(count - draws / 4)).toBeLessThan(44)
})
