import type { ExamFrame } from '@/db/queries/exam'

type Entry = { key: string; title: string; from: Date; to: Date; warnHours?: number }

/** The session's windows and papers as an iCalendar file (RFC 5545), each deadline with a reminder a day before (E-01). */
export function examCalendar(
  { session, windows, papers }: Pick<ExamFrame, 'session' | 'windows' | 'papers'>,
  at: Date,
  publicUrl: string,
): string {
  const entries: Entry[] = [
    { key: 'registration-opens', title: '报名、缴费开始', from: windows.registration.from, to: windows.registration.from },
    { key: 'registration-closes', title: '报名截止', from: windows.registration.to, to: windows.registration.to, warnHours: 24 },
    { key: 'payment-closes', title: '缴费截止', from: windows.payment.to, to: windows.payment.to, warnHours: 24 },
    { key: 'form-closes', title: '打印报名表截止', from: windows.applicationForm.to, to: windows.applicationForm.to },
    { key: 'admit-card', title: '打印准考证', from: windows.admitCard.from, to: windows.admitCard.to, warnHours: 0 },
    ...papers.map((paper) => ({
      key: `paper-${paper.startsAt.getTime()}`,
      title: `考试：${paper.subject}`,
      from: paper.startsAt,
      to: paper.endsAt,
      warnHours: 24,
    })),
  ]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//zhunkao//exam//ZH',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => event(entry, session, at, publicUrl)),
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

function event({ key, title, from, to, warnHours }: Entry, session: ExamFrame['session'], at: Date, publicUrl: string): string[] {
  const alarm =
    warnHours === undefined
      ? []
      : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-PT${warnHours}H`, 'END:VALARM']
  return [
    'BEGIN:VEVENT',
    `UID:${session.id}-${key}@zhunkao`,
    `DTSTAMP:${utc(at)}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(to)}`,
    `SUMMARY:${escaped(`${title} · ${session.shortTitle}`)}`,
    `URL:${publicUrl}/exams/${session.id}`,
    ...alarm,
    'END:VEVENT',
  ]
}

function utc(at: Date): string {
  return `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n')
}

/** At most 75 octets a line, never cutting a character in two (RFC 5545 3.1). */
function folded(line: string): string[] {
  const lines: string[] = []
  let current = ''
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 75) {
      lines.push(current)
      current = ' '
    }
    current += character
  }
  return [...lines, current]
}
