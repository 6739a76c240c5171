import type { ExamFrame } from '@/db/queries/exam'
import type { Seat } from '@/db/queries/seating'
import { fullDay, minute } from '@/lib/clock/format'
import type { AdmitCard } from '@/lib/print/documents'
import { positionField } from './choice-position'

type Confirmed = {
  rows: readonly { field: string; answer: string }[]
  level: string
  specialty: string
  notices: string[]
  accessibleNeeds: string[]
}

/**
 * What an admit card says of candidate and places (E-32): the papers that are sat, and one room and seat for all of them, or one for each.
 */
export function admitCardOf({ rows, level, specialty, notices, accessibleNeeds }: Confirmed, seat: Seat, { session }: ExamFrame) {
  const answer = (field: string) => rows.find((row) => row.field === field)?.answer ?? ''
  const position = (['code', 'department', 'title'] as const).map((column) => answer(positionField(column))).filter(Boolean)
  const [first, ...rest] = seat.places
  if (!first) throw new Error('an admit card without a seat')
  const isOnePlace = rest.every(
    ({ site, room, seat }) => site.name === first.site.name && room === first.room && seat === first.seat,
  )
  const sites = [...new Map(seat.places.map(({ site }) => [`${site.name} ${site.address}`, site])).values()]
  return {
    year: `${session.year}`,
    admitCardNumber: seat.admitCardNumber,
    name: answer('name'),
    idNumber: answer('idNumber'),
    sex: answer('sex'),
    level,
    specialty,
    ...(position.length > 0 ? { position: position.join(' ') } : {}),
    papers: seat.places.map((place) => ({
      subject: place.subject,
      date: fullDay(place.startsAt),
      from: minute(place.startsAt),
      to: minute(place.endsAt),
      ...(isOnePlace ? {} : { room: sites.length > 1 ? `${place.site.name} ${place.room}` : place.room, seat: `${place.seat}` }),
    })),
    site: first.site,
    ...(sites.length > 1 ? { moreSites: sites.slice(1) } : {}),
    room: isOnePlace ? first.room : '各科不同',
    seat: isOnePlace ? `${first.seat}` : '见下表',
    notices,
    accessibleNeeds,
  } satisfies Partial<AdmitCard>
}
