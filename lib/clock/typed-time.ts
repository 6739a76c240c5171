import { isoDay, minute } from './format'

const typed = /^(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}):(\d{2})$/

/** 2020-09-09T10:00 or 2020-09-09 10:00, Beijing time; null: no such minute. */
export function readTime(text: string): Date | null {
  const found = typed.exec(text.normalize('NFKC').trim())
  if (!found) return null
  const [, day = '', hour = '', minutes = ''] = found
  const written = `${day}T${hour.padStart(2, '0')}:${minutes}`
  const at = new Date(`${written}:00+08:00`)
  // 30 February would become a day in March.
  return !Number.isNaN(at.getTime()) && writeTime(at) === written ? at : null
}

/** As a box of kind datetime-local takes it. */
export function writeTime(at: Date): string {
  return `${isoDay(at)}T${minute(at)}`
}
