import { db, type Queryable } from '@/db/client'
import { type CaseAnswers, lastEvent } from '@/db/queries/case'
import { lastInput } from '@/db/queries/commitment'
import { type ExamFrame, examFrameAt, getPerson, readFactsRow } from '@/db/queries/exam'
import { getPosition } from '@/db/queries/position'
import { isoDay } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { barredFromExams } from '@/lib/dishonesty/barred-from-exams'
import { educationFor } from '@/lib/education/read-levels'
import type { FactsOf } from '@/lib/workflow/business'
import type { Answers } from '@/lib/workflow/form'
import { positionField } from './choice-position'
import { askedOf } from './conditions/asked-of'
import { certificateNamesOf } from './conditions/conditions'
import type { RegistrationFrame } from './form'
import { letterOfCommitment, lettersToRead } from './letters'
import type { RegistrationFacts } from './machine'
import { mayCommit } from './may-commit'
import { feeOf, papersOf } from './papers'
import { returnedSchema } from './returned'

/** The facts of a registration, existing or about to be opened. */
export async function registrationFacts(on: Queryable, subject: FactsOf, saved: CaseAnswers | null): Promise<RegistrationFacts> {
  const [row, person] = await Promise.all([
    readFactsRow(subject.aboutId, subject.id, on),
    getPerson(subject.applicantId ?? '', on),
  ])
  const frame = row.version === null ? null : await examFrameAt(subject.aboutId, row.version, on)
  if (!frame || !person) throw new Error(`registration facts are missing for ${subject.aboutId}`)
  const answers = saved?.answers ?? {}
  const { session } = frame
  const code = session.choiceBy === 'position' ? answers[positionField('code')] : undefined
  const confirms = !subject.id || subject.state === 'draft' || subject.state === 'returned'
  const [levels, barred, banned, returned, ended] = await Promise.all([
    session.features.educationCheck ? educationFor(person.id, on) : null,
    session.features.commitment ? mayCommit(on, person.id, session, row.at) : null,
    confirms ? barredFromExams(on, person.id, row.at) : null,
    subject.id && subject.state === 'returned' ? lastInput(subject.id, 'return', on) : null,
    subject.id && subject.state === 'abandoned' ? lastEvent(on, subject.id) : null,
  ])
  return {
    windows: frame.windows,
    sessionId: session.id,
    kind: session.kind,
    exam: session.exam,
    year: session.year,
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
    frame: registrationFrame(frame, row.at, barred),
    barred: banned,
    letter: letterOfCommitment(frame),
    returned: returned ? returnedSchema.parse(returned).wrong : [],
    abandonedFrom: ended?.fromState ?? null,
    answers,
    asked: askedOf(frame, answers, row.at, levels),
    levels,
    ...(code ? { position: await getPosition(subject.aboutId, code, on, on !== db()) } : {}),
    settledAt: row.settledAt,
  }
}

/**
 * The plain data that the form of a session is made from, here and in the browser; the same object while session and month are the same.
 * `barred`: why this person may not choose 告知承诺制.
 */
export function registrationFrame(frame: ExamFrame, at: Date, barred: string | null = null): RegistrationFrame {
  const key = `${isoDay(at).slice(0, 7)} ${barred ?? ''}`
  const made = frames.get(frame)?.get(key)
  if (made) return made
  const fresh = makeFrame(frame, isoDay(at).slice(0, 7), barred)
  // Of one session only as many as there are reasons, and those of the month before are of no use.
  const kept = [...(frames.get(frame) ?? [])].filter(([other]) => other.slice(0, 7) === key.slice(0, 7)).slice(-variantsMax)
  frames.set(frame, new Map([...kept, [key, fresh]]))
  return fresh
}

const frames = new WeakMap<ExamFrame, Map<string, RegistrationFrame>>()
const variantsMax = 20

function makeFrame(frame: ExamFrame, month: string, barred: string | null): RegistrationFrame {
  const { choices, regions, papers, session } = frame
  const { commitment, review, exemptLevels = [], proofs = [], rollingYears = 1 } = session.features
  const letters = lettersToRead(frame).map(({ id, key, title, needsTick }) => ({ id, key, title, needsTick }))
  const levels = [...new Set(choices.map(({ level }) => level))].filter((level) => !review || !exemptLevels.includes(level))
  return {
    letters,
    choices,
    month,
    ...(frame.conditions ? { certificates: certificateNamesOf(frame.conditions) } : {}),
    ...(session.features.sections ? { sections: session.features.sections } : {}),
    ...(session.choiceBy === 'position' ? { position: true as const } : {}),
    ...(regions.length > 0 ? { regions } : {}),
    ...(session.choiceBy === 'subjects' ? { subjects: { papers: papers.map(plainPaper), all: rollingYears < 2 } } : {}),
    ...(commitment ? { method: { levels, barred } } : {}),
    ...(review ? { proof: { proofs, levels: exemptLevels } } : {}),
  }
}

function plainPaper({ subject, levels, specialties, feeFen }: ExamFrame['papers'][number]) {
  return { subject, levels, specialties, feeFen }
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
