import { randomUUID } from 'node:crypto'
import { ownerDatabase } from './database'
import { type Candidate, newCandidate } from './people'

/** An exam of its own that was sat on 8 August: the clock of the stories' exam need not be moved past it. */
export const satSession = 'scores-2020'

export type Sitter = { who: Candidate; caseId: string; number: string }

/** The session with its seats frozen, and candidates who have paid; rows as the product leaves them. */
export async function seatedExam(names: readonly string[]): Promise<Sitter[]> {
  const sql = ownerDatabase()
  const [siteId, roomId, drawId] = [randomUUID(), randomUUID(), randomUUID()]
  await sql`insert into exam_sessions (id, exam, kind, title, short_title, year, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices, features)
    values (${satSession}, 'scores', 'qualification', '两科滚动的资格考试', '滚动考试', 2020, 6600, 51200, 'white', '[]', '[]', '{"rollingYears": 2}')`
  for (const [name, from, to] of [
    ['registration', '06-01', '06-20'],
    ['payment', '06-01', '06-20'],
    ['applicationForm', '06-01', '06-20'],
    ['admitCard', '08-01', '08-07'],
  ] as const)
    await sql`insert into exam_windows values (${satSession}, ${name}, ${`2020-${from}T00:00+08:00`}, ${`2020-${to}T00:00+08:00`})`
  await sql`insert into exam_papers (session_id, subject, starts_at, ends_at) values
    (${satSession}, '工程法规', '2020-08-08T09:00+08:00', '2020-08-08T11:00+08:00'), (${satSession}, '专业实务', '2020-08-08T14:00+08:00', '2020-08-08T17:00+08:00')`
  await sql`insert into sites (id, session_id, ordinal, name, address, map_url) values (${siteId}, ${satSession}, 1, '莲岭中学', '莲岭路', '')`
  await sql`insert into rooms (id, site_id, ordinal, name, capacity) values (${roomId}, ${siteId}, 1, '第 001 考场', 30)`
  await sql`insert into seat_draws (id, session_id, seed, state, candidates, result_hash, report, drawn_by, drawn_at)
    values (${drawId}, ${satSession}, '', 'frozen', ${names.length}, '', '[]', ${siteId}, '2020-07-01')`
  const sitters: Sitter[] = []
  for (const [index, name] of names.entries()) {
    const [who, caseId, number] = [await newCandidate(name), randomUUID(), `2020777${String(index + 1).padStart(7, '0')}`]
    await sql`insert into cases (id, number, kind, state, entered_at, scope, applicant_id, about_type, about_id)
      values (${caseId}, ${`2020-0610-9${index}`}, 'exam-registration', 'finished', '2020-08-08T17:00+08:00', ${satSession}, ${who.id}, 'examSession', ${satSession})`
    await sql`insert into case_answers (case_id, form_version, answers, saved_at) values (${caseId}, 1, '{}', '2020-06-10')`
    await sql`insert into registrations (case_id, session_id, person_id, confirmed_at, paid_at, photo_id)
      select ${caseId}, ${satSession}, ${who.id}, '2020-06-10', '2020-06-11', (select photo_id from registrations where photo_id is not null limit 1)`
    await sql`insert into registration_papers select ${caseId}, session_id, subject from exam_papers where session_id = ${satSession}`
    const seat = { draw_id: drawId, case_id: caseId, room_id: roomId, seat: index + 1, admit_card_number: number, by_hand: false }
    await sql`insert into seats select * from jsonb_populate_record(null::seats, ${sql.json({ ...seat, slot: 1, subject: '工程法规' })})`
    sitters.push({ who, caseId, number })
  }
  return sitters
}
