import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAutosaver, type SaveStatus } from './autosaver'
import type { Contest, Draft } from './draft'
import type { Answers, AutosaveAnswer } from './step-view'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page with two fields, and a server whose next answers are given. */
function page(start: Answers, answers: (AutosaveAnswer | 'down')[]) {
  const seen = {
    fields: { ...start },
    sent: [] as { version: number; answers: Answers }[],
    draft: null as Draft | null,
    atOnce: 0,
    mostAtOnce: 0,
  }
  const said: SaveStatus[] = []
  let contests: Contest[] = []
  const saver = createAutosaver({
    start: { version: 1, answers: start },
    read: () => ({ ...seen.fields }),
    write: (values) => Object.assign(seen.fields, values),
    send: async (version, sent) => {
      seen.sent.push({ version, answers: sent })
      seen.mostAtOnce = Math.max(seen.mostAtOnce, ++seen.atOnce)
      await Promise.resolve()
      seen.atOnce--
      const answer = answers.shift() ?? { ok: true, version: version + 1, savedAt: '10:31' }
      if (answer === 'down') throw new TypeError('Failed to fetch')
      return answer
    },
    keep: (draft) => {
      seen.draft = draft
    },
    say: (status) => said.push(status),
    contest: (found) => {
      contests = found
    },
  })
  const type = (name: string, value: string) => {
    seen.fields[name] = value
    saver.changed()
  }
  return { saver, seen, said, type, contests: () => contests }
}

describe('Q-12 autosave', () => {
  test('sends once after the typing stops, and forgets the draft when it is saved', async () => {
    const { seen, said, type } = page({ a: '', b: '' }, [])
    type('a', '深')
    type('a', '深圳')
    expect(seen.draft?.answers).toEqual({ a: '深圳', b: '' })
    expect(seen.sent).toEqual([])
    await vi.advanceTimersByTimeAsync(800)
    expect(seen.sent).toEqual([{ version: 1, answers: { a: '深圳', b: '' } }])
    expect(seen.draft).toBeNull()
    expect(said.at(-1)).toEqual({ kind: 'saved', at: '10:31' })
  })

  test('sends nothing when nothing changed', async () => {
    const { saver, seen } = page({ a: '1' }, [])
    expect(await saver.flush()).toBe(true)
    expect(seen.sent).toEqual([])
  })

  test('keeps the draft while the server cannot be reached, and sends it later by itself', async () => {
    const { seen, said, type } = page({ a: '' }, ['down'])
    type('a', '1')
    await vi.advanceTimersByTimeAsync(800)
    expect(said.at(-1)).toEqual({ kind: 'offline' })
    expect(seen.draft?.answers).toEqual({ a: '1' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(seen.sent).toHaveLength(2)
    expect(seen.draft).toBeNull()
  })

  test('keeps the draft when the session has ended', async () => {
    const { saver, seen, said, type } = page({ a: '' }, [{ ok: false, message: '登录已过期，请重新登录' }])
    type('a', '1')
    expect(await saver.flush()).toBe(false)
    expect(said.at(-1)).toEqual({ kind: 'refused', message: '登录已过期，请重新登录' })
    expect(seen.draft?.answers).toEqual({ a: '1' })
  })

  test('takes over what only another window changed, and saves its own on top', async () => {
    const { saver, seen, type, contests } = page({ a: '', b: '' }, [
      { ok: false, conflict: { theirs: { a: '', b: '那边' }, version: 7 } },
    ])
    type('a', '这边')
    expect(await saver.flush()).toBe(false)
    expect(contests()).toEqual([])
    await vi.advanceTimersByTimeAsync(800)
    expect(seen.sent.at(-1)).toEqual({ version: 7, answers: { a: '这边', b: '那边' } })
  })

  test.each([
    { keepMine: true, saved: '这边' },
    { keepMine: false, saved: '那边' },
  ])('sends nothing of a contested step until somebody decides (mine: $keepMine)', async ({ keepMine, saved }) => {
    const { saver, seen, type, contests } = page({ a: '' }, [{ ok: false, conflict: { theirs: { a: '那边' }, version: 7 } }])
    type('a', '这边')
    await saver.flush()
    expect(contests()).toEqual([{ name: 'a', mine: '这边', theirs: '那边' }])
    expect(seen.draft?.version).toBe(1)
    type('a', '这边')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(seen.sent).toHaveLength(1)
    saver.settle(keepMine)
    await vi.advanceTimersByTimeAsync(800)
    expect(seen.fields.a).toBe(saved)
    expect(contests()).toEqual([])
    expect(seen.sent.slice(1)).toEqual(keepMine ? [{ version: 7, answers: { a: '这边' } }] : [])
    expect(seen.draft).toBeNull()
  })

  test('puts back what an earlier visit could not send, and sends it', async () => {
    const { saver, seen } = page({ a: '', b: '服务器' }, [])
    expect(saver.restore({ version: 1, base: { a: '', b: '' }, answers: { a: '离线写的', b: '' } })).toEqual(['a'])
    expect(seen.fields).toEqual({ a: '离线写的', b: '服务器' })
    await vi.advanceTimersByTimeAsync(800)
    expect(seen.sent).toEqual([{ version: 1, answers: { a: '离线写的', b: '服务器' } }])
  })

  test('asks when the draft of an earlier visit and the server disagree', async () => {
    const { saver, seen, contests } = page({ a: '服务器' }, [])
    saver.restore({ version: 0, base: { a: '' }, answers: { a: '离线写的' } })
    expect(contests()).toEqual([{ name: 'a', mine: '离线写的', theirs: '服务器' }])
    saver.settle(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(seen.sent).toEqual([{ version: 1, answers: { a: '离线写的' } }])
  })

  test('what is typed while a request is under way is sent after it, never beside it', async () => {
    const { saver, seen, type } = page({ a: '' }, [])
    type('a', '1')
    const first = saver.flush()
    type('a', '12')
    expect(await Promise.all([first, saver.flush(), saver.flush()])).toContain(true)
    expect(await saver.flush()).toBe(true)
    expect(seen.mostAtOnce).toBe(1)
    expect(seen.sent).toEqual([
      { version: 1, answers: { a: '1' } },
      { version: 2, answers: { a: '12' } },
    ])
  })
})
