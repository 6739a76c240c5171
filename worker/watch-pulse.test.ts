import { expect, test } from 'vitest'
import { watchPulse } from './watch-pulse'

const quick = { stillMs: 1_000, lookMs: 1 }

test('Q-23 a part of the worker that stands still is named', async () => {
  const beats = new Map([
    ['jobs', performance.now()],
    ['outbox', performance.now() - 2_000],
  ])
  expect(await watchPulse(beats, new AbortController().signal, quick)).toBe('outbox')
})

test('Q-23 one that beat and then stopped is named too, in its time', async () => {
  const beats = new Map([['jobs', performance.now()]])
  const from = performance.now()
  expect(await watchPulse(beats, new AbortController().signal, { stillMs: 20, lookMs: 1 })).toBe('jobs')
  expect(performance.now() - from).toBeGreaterThanOrEqual(20)
})

test('Q-23 whoever is told to leave stops watching', async () => {
  const leaving = new AbortController()
  const watched = watchPulse(new Map([['jobs', performance.now()]]), leaving.signal, quick)
  leaving.abort()
  expect(await watched).toBeNull()
})
