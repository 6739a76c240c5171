// For tests: a session in which one registers for a position.
import { db } from '@/db/client'
import { examPapers, examSessions, examWindows, letters } from '@/db/schema/exam'
import { civilServiceId } from '@/db/seed/positions'

export const sessionId = civilServiceId
export const before = '2020-11-10T09:00:00+08:00'
export const registering = '2020-11-14T10:00:00+08:00'
export const letterId = '0b1f3c2e-0000-4000-8000-000000000001'
const at = (text: string) => new Date(`${text}+08:00`)

export async function insertCivilService() {
  await db()
    .insert(examSessions)
    .values({
      id: sessionId,
      exam: 'civil-service',
      kind: 'civil-service',
      title: '深圳市服务“双区”建设专项招录公务员',
      shortTitle: '专项招录公务员',
      year: 2020,
      feeFen: 5000,
      choiceBy: 'position',
      photoBytesMax: 50 * 1024,
      photoBackground: 'white',
      advice: [],
      admitCardNotices: [],
    })
  const window = (name: 'registration' | 'payment' | 'applicationForm' | 'admitCard', opensAt: string, closesAt: string) => ({
    sessionId,
    name,
    opensAt: at(opensAt),
    closesAt: at(closesAt),
  })
  await db()
    .insert(examWindows)
    .values([
      window('registration', '2020-11-13T09:00', '2020-11-17T18:00'),
      window('payment', '2020-11-13T09:00', '2020-11-18T18:00'),
      window('applicationForm', '2020-11-16T09:00', '2020-12-13T16:00'),
      window('admitCard', '2020-12-07T10:00', '2020-12-13T16:00'),
    ])
  await db()
    .insert(letters)
    .values({
      id: letterId,
      sessionId,
      key: 'integrity',
      version: 1,
      ordinal: 1,
      title: '诚信承诺书',
      paragraphs: ['本人承诺。'],
      textHash: 'x',
      needsTick: true,
    })
  await db()
    .insert(examPapers)
    .values({ sessionId, subject: '行政职业能力测验', startsAt: at('2020-12-13T09:00'), endsAt: at('2020-12-13T11:00') })
}
