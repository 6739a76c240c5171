import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createPrintPool, type PrintPool } from './print-pool'
import { sampleCard } from './testing/sample-papers'

let pool: PrintPool
afterEach(() => pool.close())

function open(changes: { threads?: number; queueMax?: number; timeoutMs?: number; threadFile?: string } = {}) {
  const threadFile = join(import.meta.dirname, 'testing/stubborn-thread.mjs')
  pool = createPrintPool({ threadFile, threads: 1, queueMax: 10, timeoutMs: 20_000, ...changes })
  return (serial: string) => pool.render('admit-card', sampleCard(new Uint8Array(), { serial }))
}

test('Q-52 a thread that crashes or leaves takes only its own paper with it', async () => {
  const render = open()
  const results = await Promise.allSettled(['a', 'crash', 'b', 'leave', 'c', 'object', 'd'].map(render))
  expect(results.map((result) => result.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(String(results[1]?.status === 'rejected' && results[1].reason)).toContain('crashed on demand')
  expect(String(results[3]?.status === 'rejected' && results[3].reason)).toContain('code 3')
})

test('Q-52 a thread keeps working after a paper that it could not render', async () => {
  const render = open()
  const before = await render('a')
  await expect(render('object')).rejects.toThrow('refused on demand')
  expect(await render('b')).toEqual(before)
})

test('Q-52 a paper that hangs is given up after the time limit, the next one is printed', async () => {
  const render = open({ timeoutMs: 3000 })
  const [hanging, next] = await Promise.allSettled([render('hang'), render('a')])
  expect(String(hanging.status === 'rejected' && hanging.reason)).toContain('3000 ms')
  expect(next).toMatchObject({ status: 'fulfilled', value: { ok: true } })
})

test('Q-52 more papers than may wait are refused at once, the others are printed', async () => {
  const render = open({ queueMax: 2 })
  const results = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(render))
  expect(results.map((result) => result.ok)).toEqual([true, true, true, false, false])
  expect(results.at(-1)).toEqual({ ok: false, refusal: 'queue_full' })
})

test('Q-52 there are never more threads than allowed', async () => {
  const render = open({ threads: 2, queueMax: 50 })
  const results = await Promise.all(Array.from({ length: 30 }, () => render('a')))
  expect(new Set(results.map((result) => (result.ok ? result.bytes[0] : 0))).size).toBeLessThanOrEqual(2)
})

test('Q-52 a missing thread program fails each paper and hangs none', async () => {
  const render = open({ threadFile: join(import.meta.dirname, 'testing/no-such-thread.mjs') })
  const results = await Promise.allSettled([render('a'), render('b')])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
})
