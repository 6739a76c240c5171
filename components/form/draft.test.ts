import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeAnswers, parseDraft, restoreDraft, sameAnswers } from './draft'

const answersArbitrary = fc.record({
  a: fc.constantFrom('', '1', '2'),
  b: fc.constantFrom('', '1', '2'),
  c: fc.constantFrom('', '1', '2'),
})

describe('Q-12 two windows on one step', () => {
  test('whoever changed a field has it, and what both changed is contested', () => {
    const base = { school: '', major: '', address: '甲' }
    const merge = mergeAnswers(
      base,
      { school: '深圳大学', major: '土木', address: '甲' },
      { school: '', major: '建筑', address: '乙' },
    )
    expect(merge.answers).toEqual({ school: '深圳大学', major: '土木', address: '乙' })
    expect(merge.contests).toEqual([{ name: 'major', mine: '土木', theirs: '建筑' }])
    expect(merge.mineOnly).toEqual(['school'])
  })

  test('the same change on both sides is no contest', () => {
    expect(mergeAnswers({ a: '1' }, { a: '2' }, { a: '2' })).toEqual({ answers: { a: '2' }, contests: [], mineOnly: [] })
  })

  test('without a base every difference is contested', () => {
    expect(mergeAnswers(null, { a: '1', b: '2' }, { a: '', b: '2' }).contests).toEqual([{ name: 'a', mine: '1', theirs: '' }])
  })

  test('fields that were not typed here stay out of it', () => {
    expect(mergeAnswers({}, { a: '1' }, { a: '', idNumber: '4403' }).answers).toEqual({ a: '1' })
  })

  test('no value appears from nowhere, and a contest is symmetric', () => {
    fc.assert(
      fc.property(answersArbitrary, answersArbitrary, answersArbitrary, (base, mine, theirs) => {
        const merge = mergeAnswers(base, mine, theirs)
        for (const name of ['a', 'b', 'c'] as const) expect([mine[name], theirs[name]]).toContain(merge.answers[name])
        const back = mergeAnswers(base, theirs, mine)
        expect(back.contests.map((one) => one.name)).toEqual(merge.contests.map((one) => one.name))
      }),
    )
  })
})

describe('Q-12 a draft left on the device', () => {
  test('gives back what the server does not have', () => {
    const draft = { version: 3, base: { a: '', b: '' }, answers: { a: '1', b: '' } }
    expect(restoreDraft(draft, { a: '', b: '新' })).toEqual({ answers: { a: '1', b: '新' }, contests: [], mineOnly: ['a'] })
  })

  test('says nothing when the server has it already, or when there is none', () => {
    const draft = { version: 3, base: { a: '' }, answers: { a: '1' } }
    expect(restoreDraft(draft, { a: '1' }).mineOnly).toEqual([])
    expect(restoreDraft(null, { a: '1' }).answers).toEqual({})
  })

  test.each([
    null,
    '',
    'null',
    '[]',
    '{}',
    '{"version":1,"base":{},"answers":{"a":1}}',
    '{"version":"1","base":{},"answers":{}}',
    '{',
  ])('anything else in its place is ignored: %s', (text) => {
    expect(parseDraft(text)).toBeNull()
  })

  test('an absent and an empty answer are the same', () => {
    expect(sameAnswers({ a: '' }, {})).toBe(true)
    expect(sameAnswers({ a: '1' }, {})).toBe(false)
  })
})
