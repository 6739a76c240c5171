import type { Queryable } from '@/db/client'
import type { CaseAnswers } from '@/db/queries/case'
import { type ExamFrame, getExamFrame, getPerson } from '@/db/queries/exam'
import { settledAt } from '@/db/queries/payment'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import type { FactsOf } from '@/lib/workflow/business'
import type { Answers } from '@/lib/workflow/form'
import type { RegistrationFrame } from './form'
import type { RegistrationFacts } from './machine'

/** The facts of a registration, existing or about to be opened. */
export async function registrationFacts(on: Queryable, subject: FactsOf, saved: CaseAnswers | null): Promise<RegistrationFacts> {
  const [frame, person, settled, at] = await Promise.all([
    getExamFrame(subject.aboutId, on),
    getPerson(subject.applicantId ?? '', on),
    subject.id ? settledAt(subject.id, on) : null,
    now(on),
  ])
  if (!frame || !person) throw new Error(`registration facts are missing for ${subject.aboutId}`)
  return {
    windows: frame.windows,
    sessionId: frame.session.id,
    examEndsAt: examEnd(frame),
    feeFen: frame.session.feeFen,
    person: {
      id: person.id,
      name: person.name,
      sex: person.sex,
      idKind: person.idKind,
      idNumber: unseal(person.idNumberSealed, 'id-number'),
      mobile: unseal(person.mobileSealed, 'mobile'),
    },
    frame: registrationFrame(frame, at),
    answers: saved?.answers ?? {},
    settledAt: settled,
  }
}

/** The plain data that the form of a session is made from, here and in the browser. */
export function registrationFrame(frame: ExamFrame, at: Date): RegistrationFrame {
  return {
    letters: frame.letters.map(({ id, key, title, needsTick }) => ({ id, key, title, needsTick })),
    choices: frame.choices,
    month: isoDay(at).slice(0, 7),
  }
}

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
