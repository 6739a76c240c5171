import { expect, test } from 'vitest'
import { addWorkingDays, overdueSince, workingDaysBetween } from '@/lib/clock/working-days'
import { waitOf } from './wait'

const at = (text: string) => new Date(`${text}+08:00`)

test('O-20 Q-03 green, amber on the last day, red after it, counted in working days across a holiday', () => {
  // 2026-09-30 is a Wednesday; the holiday lasts until 7 October, 10 October is a working Saturday.
  const entered = at('2026-09-30T15:00:00')
  expect(waitOf(entered, 3, at('2026-09-30T18:00:00'))).toEqual({ colour: 'green', words: '今天收到' })
  expect(waitOf(entered, 3, at('2026-10-08T09:00:00'))).toEqual({ colour: 'green', words: '已等 1 个工作日' })
  expect(waitOf(entered, 3, at('2026-10-10T23:59:59'))).toEqual({ colour: 'amber', words: '今天到期' })
  expect(waitOf(entered, 3, at('2026-10-11T00:00:00'))).toEqual({ colour: 'red', words: '已超期' })
  expect(waitOf(entered, 3, at('2026-10-12T08:00:00'))).toEqual({ colour: 'red', words: '已超 1 个工作日' })
  expect(waitOf(at('2020-01-01T00:00:00'), 3, at('2026-10-12T08:00:00')).words).toBe('已超 96 个以上工作日')
})

test('O-20 the queue’s limit and the colour of each case say the same', () => {
  for (let hour = 0; hour < 24 * 40; hour += 7) {
    const now = at('2026-10-20T11:00:00')
    const entered = new Date(now.getTime() - hour * 3_600_000)
    for (const sla of [1, 3, 5]) {
      const isRed = waitOf(entered, sla, now).colour === 'red'
      expect(entered < overdueSince(now, sla), `${entered.toISOString()} ${sla}`).toBe(isRed)
      expect(addWorkingDays(entered, sla) <= now).toBe(isRed)
    }
  }
  expect(workingDaysBetween(at('2026-10-12T01:00:00'), at('2026-10-12T23:00:00'))).toBe(0)
})
