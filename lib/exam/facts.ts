import type { Queryable } from '@/db/client'
import type { CaseAnswers } from '@/db/queries/case'
import { type ExamFrame, examFrameAt, getPerson, readFactsRow } from '@/db/queries/exam'
import { isoDay } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import type { FactsOf } from '@/lib/workflow/business'
import type { Answers } from '@/lib/workflow/form'
import { askedOf } from './conditions/asked-of'
import { certificateNamesOf } from './conditions/conditions'
import type { RegistrationFrame } from './form'
import type { RegistrationFacts } from './machine'
import { feeOf, papersOf } from './papers'

/** The facts of a registration, existing or about to be opened. */
export async function registrationFacts(on: Queryable, subject: FactsOf, saved: CaseAnswers | null): Promise<RegistrationFacts> {
  const [row, person] = await Promise.all([
    readFactsRow(subject.aboutId, subject.id, on),
    getPerson(subject.applicantId ?? '', on),
  ])
  const frame = row.version === null ? null : await examFrameAt(subject.aboutId, row.version, on)
  if (!frame || !person) throw new Error(`registration facts are missing for ${subject.aboutId}`)
  const answers = saved?.answers ?? {}
  return {
    windows: frame.windows,
    sessionId: frame.session.id,
    examEndsAt: examEnd(frame),
    feeFen: feeOf(frame, answers),
    papers: papersOf(frame, answers).map(({ subject }) => subject),
    person: {
      id: person.id,
      name: person.name,
      sex: person.sex,
      idKind: person.idKind,
      idNumber: unseal(person.idNumberSealed, 'id-number'),
      mobile: unseal(person.mobileSealed, 'mobile'),
    },
    frame: registrationFrame(frame, row.at),
    answers,
    asked: askedOf(frame, answers, row.at),
    settledAt: row.settledAt,
  }
}

/** The plain data that the form of a session is made from, here and in the browser; the same object while session and month are the same. */
export function registrationFrame(frame: ExamFrame, at: Date): RegistrationFrame {
  const month = isoDay(at).slice(0, 7)
  const made = frames.get(frame)
  if (made?.month === month) return made
  const letters = frame.letters.map(({ id, key, title, needsTick }) => ({ id, key, title, needsTick }))
  const { sections } = frame.session.features
  const fresh: RegistrationFrame = {
    letters,
    choices: frame.choices,
    month,
    ...(sections ? { sections } : {}),
    ...(frame.conditions ? { certificates: certificateNamesOf(frame.conditions) } : {}),
    ...(frame.session.choiceBy === 'position' ? { position: true } : {}),
  }
  frames.set(frame, fresh)
  return fresh
}

const frames = new WeakMap<ExamFrame, RegistrationFrame>()

/** What comes from the account and is read-only in the form (E-04). */
export function accountAnswers({ person }: Pick<RegistrationFacts, 'person'>): Answers {
  return { name: person.name, sex: person.sex, idNumber: person.idNumber, mobile: person.mobile }
}

/** When the last paper ends. */
export function examEnd(frame: ExamFrame): Date {
  const ends = frame.papers.map((paper) => paper.endsAt.getTime())
  return new Date(Math.max(...ends, frame.windows.admitCard.to.getTime()))
}

/** When the first paper begins. */
export function examStart(frame: ExamFrame): Date {
  const [first] = frame.papers
  return first?.startsAt ?? frame.windows.admitCard.to
}
