import { addWorkingDays, startOfDay, workingDaysBetween } from '@/lib/clock/working-days'

/** green: there is time; amber: today is the last day; red: over. */
export type Wait = { colour: 'green' | 'amber' | 'red'; words: string }

const countedMax = 99

/** How long a case has waited, in the colours of its limit of working days (O-20). */
export function waitOf(enteredAt: Date, sla: number, at: Date): Wait {
  const waited = workingDaysBetween(enteredAt, at, countedMax)
  const end = addWorkingDays(enteredAt, sla)
  if (at >= end) {
    const over = waited - sla
    if (over <= 0) return { colour: 'red', words: '已超期' }
    return { colour: 'red', words: `已超 ${over}${waited === countedMax ? ' 个以上' : ' 个'}工作日` }
  }
  const isLastDay = end.getTime() - startOfDay(at).getTime() <= 86_400_000
  if (isLastDay) return { colour: 'amber', words: '今天到期' }
  return { colour: 'green', words: waited === 0 ? '今天收到' : `已等 ${waited} 个工作日` }
}
