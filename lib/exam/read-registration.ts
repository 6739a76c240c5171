import { db } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { type ExamFrame, findRegistration, getExamFrame, listRegistrations } from '@/db/queries/exam'
import { publishTimes } from '@/db/queries/score'
import { seatedCases } from '@/db/queries/seating'
import type { Viewer } from '@/lib/access/viewer'
import { maskIdNumber, maskMobile } from '@/lib/text/mask'
import type { Answers, Form } from '@/lib/workflow/form'
import { openAnswers } from '@/lib/workflow/freeze-answers'
import { accountAnswers, examStart, registrationFacts, registrationFrame } from './facts'
import { registrationForm } from './form'
import type { RegistrationFacts } from './machine'
import { type RegistrationInput, type RegistrationView, registrationView } from './registration-view'

type Row = Awaited<ReturnType<typeof listRegistrations>>[number]

export type OpenRegistration = {
  head: CaseHead
  frame: ExamFrame
  facts: RegistrationFacts
  form: Form
  answers: Answers
  version: number
  savedAt: Date
}

/** The viewer's own registration for a session, with its form and everything typed; null where there is none. */
export async function readRegistration(viewer: Viewer, sessionId: string): Promise<OpenRegistration | null> {
  const row = viewer.personId ? await findRegistration(viewer.personId, sessionId) : null
  const frame = row && (await getExamFrame(sessionId))
  if (!row?.answers || !frame) return null
  const facts = await registrationFacts(db(), row.head, row.answers)
  const form = registrationForm(facts.frame)
  const answers = { ...openAnswers(form, row.answers), ...maskedAccount(facts) }
  return { head: row.head, frame, facts, form, answers, version: row.answers.version, savedAt: row.answers.savedAt }
}

/** On screen the account's numbers are masked; the paper and the frozen document have them in full. */
function maskedAccount(facts: RegistrationFacts): Answers {
  const { idNumber = '', mobile = '', ...rest } = accountAnswers(facts)
  return { ...rest, idNumber: maskIdNumber(idNumber), mobile: maskMobile(mobile) }
}

/** All registrations of the viewer as 我的考试 shows them, newest first (E-09). */
export async function readMyExams(viewer: Viewer, at: Date): Promise<(RegistrationView & { frame: ExamFrame })[]> {
  const rows = viewer.personId ? await listRegistrations(viewer.personId) : []
  const ids = [...new Set(rows.map((row) => row.head.aboutId))]
  const frames = new Map(
    (await Promise.all(ids.map((id) => getExamFrame(id)))).flatMap((frame) =>
      frame ? [[frame.session.id, frame] as const] : [],
    ),
  )
  const [seated, published] = await Promise.all([
    seatedCases(rows.filter((row) => row.registration.paidAt).map((row) => row.head.id)),
    publishTimes(ids),
  ])
  return rows.flatMap((row) => {
    const frame = frames.get(row.head.aboutId)
    if (!frame) return []
    const input = viewInput(row, frame, seated.has(row.head.id), at)
    return [{ ...registrationView({ ...input, scoresAt: published.get(frame.session.id) ?? null }, at), frame }]
  })
}

function viewInput({ head, registration, answers }: Row, frame: ExamFrame, seated: boolean, at: Date): RegistrationInput {
  const { windows, session } = frame
  const form = registrationForm(registrationFrame(frame, at))
  return {
    id: head.id,
    number: head.number,
    sessionId: session.id,
    head,
    registration,
    answers: answers?.answers ?? {},
    form,
    windows,
    examStartsAt: examStart(frame),
    seated,
  }
}
