import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryQueue } from '@/lib/photo/memory-queue'

test('Q-58 never more jobs or bytes at once than allowed, in order, and all of them run', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(150), { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), async (sizes, atOnce) => {
      const run = createMemoryQueue({ atOnce, bytesMax: 100 })
      const open = new Set<number>()
      const started: number[] = []
      const jobs = sizes.map((bytes, index) =>
        run(bytes, async () => {
          open.add(index)
          started.push(index)
          const held = [...open].reduce((sum, at) => sum + (sizes[at] ?? 0), 0)
          expect(open.size).toBeLessThanOrEqual(atOnce)
          expect(open.size === 1 || held <= 100).toBe(true)
          await new Promise(setImmediate)
          open.delete(index)
        }),
      )
      await Promise.all(jobs)
      expect(started).toEqual(sizes.map((_, index) => index))
    }),
    { numRuns: 60 },
  )
})

test('Q-58 a job that fails gives its place back', async () => {
  const run = createMemoryQueue({ atOnce: 1, bytesMax: 10 })
  await expect(run(5, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await run(5, async () => 'next')).toBe('next')
})
