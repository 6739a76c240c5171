import { sha256 } from '@/lib/crypto/canonical'
import { roomNeedWords } from '@/lib/seating/needs'
import { db } from '../client'
import { examChoices, examPapers, examSessions, examWindows, letters } from '../schema/exam'
import { rooms, sites } from '../schema/seating'
import { seedId } from './seed-id'

type Rows<T extends { $inferInsert: object }> = Omit<T['$inferInsert'], 'sessionId'>[]

/** An exam session of the demo as it is written down. */
export type SeedExam = {
  session: typeof examSessions.$inferInsert
  windows: Rows<typeof examWindows>
  letters: readonly { key: string; title: string; paragraphs: string[] }[]
  choices: Rows<typeof examChoices>
  papers: Rows<typeof examPapers>
  schools: readonly School[]
}

type School = { name: string; address: string; rooms: number; building: string }

/** Writes a session with everything that hangs on it; what is there already stays as it is. */
export async function seedExam(exam: SeedExam): Promise<void> {
  const { session, windows, choices, papers } = exam
  const ofSession = <R extends object>(rows: readonly R[]) => rows.map((row) => ({ ...row, sessionId: session.id }))
  await db().transaction(async (tx) => {
    await tx.insert(examSessions).values(session).onConflictDoNothing()
    await tx.insert(examWindows).values(ofSession(windows)).onConflictDoNothing()
    await tx.insert(letters).values(letterRows(exam)).onConflictDoNothing()
    if (choices.length > 0) await tx.insert(examChoices).values(ofSession(choices)).onConflictDoNothing()
    await tx.insert(examPapers).values(ofSession(papers)).onConflictDoNothing()
    await tx.insert(sites).values(siteRows(exam)).onConflictDoNothing()
    await tx.insert(rooms).values(roomRows(exam)).onConflictDoNothing()
  })
}

function letterRows({ session, letters }: SeedExam) {
  return letters.map((letter, index) => ({
    id: seedId(`letter ${session.id} ${letter.key} 1`),
    sessionId: session.id,
    version: 1,
    ordinal: index + 1,
    needsTick: index === letters.length - 1,
    textHash: sha256([letter.title, ...letter.paragraphs].join('\n')),
    ...letter,
  }))
}

const siteId = (sessionId: string, ordinal: number) => seedId(`site ${sessionId} ${ordinal}`)

function siteRows({ session, schools }: SeedExam) {
  return schools.map(({ name, address }, index) => ({
    id: siteId(session.id, index + 1),
    sessionId: session.id,
    ordinal: index + 1,
    name,
    address,
    mapUrl: session.mapUrlTemplate?.replace('{address}', encodeURIComponent(address)) ?? '',
  }))
}

// A room holds thirty (spec E).
const seatsPerRoom = 30

function roomRows({ session, schools }: SeedExam) {
  return schools.flatMap((school, site) =>
    Array.from({ length: school.rooms }, (_, index) => {
      const before = schools.slice(0, site).reduce((sum, one) => sum + one.rooms, 0)
      const number = String(before + index + 1).padStart(3, '0')
      const place = `${school.building} ${Math.floor(index / 3) + 1}0${(index % 3) + 1}`
      return {
        id: seedId(`room ${session.id} ${site + 1} ${index + 1}`),
        siteId: siteId(session.id, site + 1),
        ordinal: index + 1,
        name: `第 ${number} 考场（${place}）`,
        capacity: seatsPerRoom,
        offers: index < 3 ? Object.keys(roomNeedWords) : [],
      }
    }),
  )
}
