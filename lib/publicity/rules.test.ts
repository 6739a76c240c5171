import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay } from '@/lib/clock/format'
import { officialCalendar } from '@/lib/clock/working-days'
import { phaseOf, proposedDays, readPublicityDays, workingDaysMin } from './rules'

const at = (text: string) => new Date(`${text}+08:00`)
const read = (first: string, last: string, when = '2020-09-21T10:00:00') => readPublicityDays({ first, last }, at(when))

describe('E-36 Q-03 the days of a 公示', () => {
  test('whole days: from 00:00 of the first to 24:00 of the last, in Shanghai', () => {
    expect(read('2020-09-22', '2020-09-28')).toEqual({ startsAt: at('2020-09-22T00:00:00'), endsAt: at('2020-09-29T00:00:00') })
    expect(read('2020-09-21', '2020-09-28')).toContain('最早是明天')
    expect(read('2020-09-22', '2020-09-28', '2020-09-21T23:59:59')).toMatchObject({})
    expect(read('2020-09-22', '2020-09-28', '2020-09-22T00:00:00')).toContain('最早是明天')
  })

  test('over the National Day holidays do not count and 调休 workdays do', () => {
    // 1 to 8 October are holidays; Sunday 27 September and Saturday 10 October are worked.
    expect(read('2020-09-28', '2020-10-08')).toContain('只有 3 个工作日')
    expect(read('2020-09-28', '2020-10-09')).toContain('最早到2020年10月10日')
    expect(read('2020-09-28', '2020-10-10')).toMatchObject({ endsAt: at('2020-10-11T00:00:00') })
    expect(read('2020-09-24', '2020-09-29')).toMatchObject({ endsAt: at('2020-09-30T00:00:00') })
    expect(read('2020-10-01', '2020-10-13')).toContain('最早到2020年10月14日')
    expect(read('2020-10-01', '2020-10-14')).toMatchObject({ startsAt: at('2020-10-01T00:00:00') })
  })

  test('Q-11 what is no day, is turned round, or far away is refused in words', () => {
    for (const day of ['', '2020-02-30', '2020-13-01', '21/09/2020', '明天', '2020-09-22T00:00', '9'.repeat(400), '\u0000'])
      for (const [first, last] of [[day, '2020-09-28'] as const, ['2020-09-22', day] as const])
        expect(read(first, last)).toMatch(/^请填写公示的/)
    expect(read('2020-09-28', '2020-09-22')).toContain('早于第一天')
    expect(read('2021-09-22', '2021-09-28')).toContain('90 天以后')
    expect(read('2020-09-22', '2021-09-28')).toContain('最长 60 天')
    expect(read('２０２０-０９-２２', ' 2020-09-28 ')).toMatchObject({ startsAt: at('2020-09-22T00:00:00') })
  })

  test('what is proposed is right whenever it is proposed, and begins and ends on working days', () => {
    const instants = fc.date({ min: at('2020-01-01T00:00:00'), max: at('2026-12-31T00:00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, (when) => {
        const days = proposedDays(when)
        expect(readPublicityDays(days, when)).not.toBeTypeOf('string')
        expect([days.first, days.last].map((day) => officialCalendar(day))).toEqual([true, true])
        let worked = 0
        for (let day = at(`${days.first}T00:00:00`); isoDay(day) <= days.last; day = new Date(day.getTime() + 86_400_000))
          if (officialCalendar(isoDay(day))) worked += 1
        expect(worked).toBe(workingDaysMin)
      }),
      { numRuns: 100 },
    )
  })

  test('Q-01 half-open: it runs from its first instant and not at its last', () => {
    const days = { startsAt: at('2020-09-22T00:00:00'), endsAt: at('2020-09-29T00:00:00'), withdrawnAt: null }
    const phases = ['2020-09-21T23:59:59.999', '2020-09-22T00:00:00', '2020-09-28T23:59:59.999', '2020-09-29T00:00:00']
    expect(phases.map((text) => phaseOf(days, at(text)))).toEqual(['coming', 'running', 'running', 'over'])
  })
})
