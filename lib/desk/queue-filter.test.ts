import { expect, test } from 'vitest'
import { caseHref, queueAt, queueHref, readFilter, readFilterText, writeFilter } from './queue-filter'

test('Q-43 a filter written into a URL is read back the same', () => {
  const asked = {
    kind: 'exam-refund',
    state: 'submitted',
    who: 'mine',
    overdue: '1',
    q: '阿依 & =#',
    sort: 'newest',
    after: `1598000000123_${crypto.randomUUID()}`,
  }
  const filter = readFilter(asked)
  expect(readFilterText(writeFilter(filter))).toEqual(filter)
  expect(Object.fromEntries(new URLSearchParams(writeFilter(filter)))).toEqual(asked)
  expect(queueHref(readFilter({}))).toBe('/office/queue')
  expect(queueHref(filter)).not.toContain('after')
  expect(caseHref('x', readFilter({ who: 'free' }))).toBe('/office/cases/x?who=free')
})

test('Q-11 whatever stands in the URL is a filter or nothing', () => {
  const nothing = { who: 'all', overdue: false, search: '', newestFirst: false }
  for (const odd of ['', 'constructor', '__proto__', 'exam-refund ', 'x'.repeat(5000)])
    expect(readFilter({ kind: odd, state: odd, who: odd, overdue: odd, sort: odd, after: odd })).toEqual(nothing)
  expect(readFilter({ state: 'submitted' })).toEqual(nothing)
  expect(readFilter({ kind: ['exam-refund'], q: ['x'] })).toEqual(nothing)
  expect(readFilter({ q: `\u0000 \ud840${'长'.repeat(200)}` }).search.length).toBeLessThanOrEqual(60)
})

test('Q-40 who puts a case back comes to its row, in the queue that it was opened from', () => {
  const filter = readFilter({ kind: 'exam-registration', state: 'review' })
  expect(queueAt('a&b', filter)).toBe('/office/queue?kind=exam-registration&state=review&at=a%26b')
  expect(queueAt('1', readFilter({}))).toBe('/office/queue?at=1')
})
