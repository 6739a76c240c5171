import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay } from './format'
import { addWorkingDays, amendedCalendar, latestStart, officialCalendar, startOfDay } from './working-days'

const at = (text: string) => new Date(`${text}+08:00`)

describe('Q-03 working days', () => {
  test('holidays do not count, 调休 workdays do', () => {
    expect(['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12'].map(officialCalendar)).toEqual([false, true, false, true])
    // 30 September is a Wednesday; the holidays last until the 7th; Saturday the 10th is worked.
    expect(addWorkingDays(at('2026-09-30T15:00:00'), 3)).toEqual(at('2026-10-11T00:00:00'))
    expect(addWorkingDays(at('2026-03-06T23:59:59'), 5)).toEqual(at('2026-03-14T00:00:00'))
  })

  test('Q-01 the day is the one in Shanghai, and 24:00 is the next 00:00', () => {
    expect(addWorkingDays(new Date('2026-03-09T16:30:00Z'), 1)).toEqual(at('2026-03-12T00:00:00'))
    expect(addWorkingDays(new Date('2026-03-09T15:30:00Z'), 1)).toEqual(at('2026-03-11T00:00:00'))
    expect(startOfDay(new Date('2026-03-09T16:30:00Z'))).toEqual(at('2026-03-10T00:00:00'))
  })

  test('weekends of years not yet announced are weekends in every time zone of the process', () => {
    const before = process.env.TZ
    for (const zone of ['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
      process.env.TZ = zone
      expect(['2031-03-07', '2031-03-08', '2031-03-09', '2031-03-10'].map(officialCalendar), zone).toEqual([
        true,
        false,
        false,
        true,
      ])
    }
    process.env.TZ = before
  })

  test('the office amends the calendar without a release', () => {
    const calendar = amendedCalendar({ '2026-03-11': 'rest', '2026-03-14': 'work' })
    expect(addWorkingDays(at('2026-03-10T09:00:00'), 1, calendar)).toEqual(at('2026-03-13T00:00:00'))
    expect(addWorkingDays(at('2026-03-13T09:00:00'), 1, calendar)).toEqual(at('2026-03-15T00:00:00'))
  })

  const instants = fc.date({ min: at('2025-01-01T00:00:00'), max: at('2029-12-31T00:00:00'), noInvalidDate: true })

  test('a law: exactly that many working days lie between, and one day at a time comes to the same', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const end = addWorkingDays(from, days)
        let worked = 0
        for (let day = startOfDay(from).getTime() + 86_400_000; day < end.getTime(); day += 86_400_000)
          if (officialCalendar(isoDay(new Date(day)))) worked += 1
        expect(worked).toBe(days)
        expect(addWorkingDays(new Date(addWorkingDays(from, days - 1 || 0).getTime() - (days > 1 ? 1 : 0)), 1)).toEqual(end)
      }),
      { numRuns: 60 },
    )
  })

  test('T-01 counted back: started on the latest day it is over in time, a day later it is not', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 15 }), (until, days) => {
        const start = latestStart(until, days)
        expect(addWorkingDays(start, days) <= until).toBe(true)
        expect(days === 0 || addWorkingDays(new Date(start.getTime() + 86_400_000), days) > until).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
