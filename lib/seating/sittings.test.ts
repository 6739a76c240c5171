import { expect, test } from 'vitest'
import type { SittingRow } from '@/db/queries/room-sheets'
import { needsOf } from './read-sites'
import { sittingsOf } from './sittings'

const at = (hour: number) => new Date(Date.UTC(2020, 8, 13, hour - 8))
const row = (slot: number, subject: string, seat: number, caseId: string): SittingRow => ({
  ...{
    slot,
    subject,
    seat,
    caseId,
    name: caseId,
    number: `2020001000000${seat}`,
    idNumber: '9999**',
    level: null,
    specialty: null,
    positionCode: null,
  },
  ...{ startsAt: at(8 + slot), endsAt: at(9 + slot), photoKey: null, needs: null },
})
const shape = (rows: SittingRow[]) =>
  sittingsOf(rows).map(({ papers, seats }) => [
    papers.map(({ subject, from }) => `${subject} ${from}`).join(),
    seats.map(({ seat, name, subject = '' }) => `${seat}${name}${subject}`).join(),
  ])

test('E-32 papers that the same candidates sit in the same seats share a sheet; others have their own', () => {
  const rows = [
    row(1, '语文', 1, 'a'),
    row(1, '语文', 2, 'b'),
    row(2, '数学', 1, 'a'),
    row(2, '数学', 2, 'b'),
    row(3, '英语', 1, 'b'),
  ]
  expect(shape(rows)).toEqual([
    ['语文 09:00,数学 10:00', '1a,2b'],
    ['英语 11:00', '1b'],
  ])
})

test('E-32 where two papers are sat in a room at once, each seat names its own', () => {
  expect(shape([row(1, '语文', 1, 'a'), row(1, '英语', 2, 'b'), row(2, '数学', 1, 'a'), row(2, '数学', 2, 'b')])).toEqual([
    ['语文 09:00,英语 09:00', '1a语文,2b英语'],
    ['数学 10:00', '1a,2b'],
  ])
})

test('E-32 E-05 in an exam by position each seat names the position', () => {
  const [sitting] = sittingsOf([{ ...row(1, '行测', 1, 'a'), positionCode: '2020100008' }, row(1, '行测', 2, 'b')])
  expect(sitting?.seats.map(({ position }) => position)).toEqual(['2020100008', undefined])
})

test('E-31 seats for each paper: what is kept for it and what is for all; papers at the same time share the latter', () => {
  const papers = [
    { subject: 'a', slot: 1 },
    { subject: 'b', slot: 1 },
    { subject: 'c', slot: 2 },
  ]
  const rooms = [
    { capacity: 10, subjects: null },
    { capacity: 5, subjects: ['b'] },
  ]
  const missing = (a: number, b: number, c: number) =>
    needsOf(papers, rooms, new Map(Object.entries({ a, b, c }))).map((one) => `${one.seats} ${one.missing}`)
  expect(missing(10, 5, 10)).toEqual(['10 0', '15 0', '10 0'])
  expect(missing(8, 8, 11)).toEqual(['10 1', '15 1', '10 1'])
  expect(missing(12, 0, 0)).toEqual(['10 2', '15 0', '10 0'])
})
