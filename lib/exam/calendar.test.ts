import { expect, test } from 'vitest'
import { examCalendar } from './calendar'

const at = (text: string) => new Date(`${text}+08:00`)
const window = (from: string, to: string) => ({ from: at(from), to: at(to) })
const frame = {
  session: { id: 'title-knowledge-2020', shortTitle: '职称考评结合专业知识考试' },
  windows: {
    registration: window('2020-08-14T10:00', '2020-08-24T17:00'),
    payment: window('2020-08-14T10:00', '2020-08-24T17:00'),
    applicationForm: window('2020-08-14T10:00', '2020-08-24T17:00'),
    admitCard: window('2020-09-09T10:00', '2020-09-12T17:00'),
  },
  papers: [
    { sessionId: 'title-knowledge-2020', subject: '专业知识', startsAt: at('2020-09-13T09:00'), endsAt: at('2020-09-13T11:30') },
  ],
} as Parameters<typeof examCalendar>[0]

test('E-01 the calendar holds every deadline to the minute, in UTC, folded and closed', () => {
  const text = examCalendar(frame, at('2020-08-15T10:00'), 'http://localhost:3000')
  expect(text).toContain('DTSTART:20200824T090000Z')
  expect(text).toContain('DTSTART:20200909T020000Z\r\nDTEND:20200912T090000Z')
  expect(text).toContain('DTSTART:20200913T010000Z\r\nDTEND:20200913T033000Z')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(6)
  expect(text.match(/END:VEVENT/g)).toHaveLength(6)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})
