import { db, type Queryable } from '@/db/client'
import { type CaseAnswers, lastEvent } from '@/db/queries/case'
import { type ExamFrame, examFrameAt, getPerson, readFactsRow } from '@/db/queries/exam'
import { type AgreedConditions, getConditions } from '@/db/queries/exam-conditions'
import { getPosition } from '@/db/queries/position'
import { isoDay } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { barredFromExams } from '@/lib/dishonesty/barred-from-exams'
import { educationFor } from '@/lib/education/read-levels'
import type { FactsOf } from '@/lib/workflow/business'
import type { Answers } from '@/lib/workflow/form'
import { positionField } from './choice-position'
import { askedOf } from './conditions/asked-of'
import { type ByHand, judgedByHand } from './conditions/condition-objections'
import { certificateNamesOf } from './conditions/conditions'
import { type RegistrationFrame, registrationForm } from './form'
import { letterOfCommitment, lettersToRead } from './letters'
import type { RegistrationFacts } from './machine'
import { mayCommit } from './may-commit'
import { feeOf, papersOf } from './papers'
import { readRound, roundOf } from './read-round'

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
  const [levels, barred, banned, read, ended] = await Promise.all([
    session.features.educationCheck ? educationFor(person.id, on) : null,
    session.features.commitment ? mayCommit(on, person.id, session, row.at) : null,
    confirms ? barredFromExams(on, person.id, row.at) : null,
    subject.id && subject.state ? readRound(on, subject.id, subject.state) : null,
    subject.id && subject.state === 'abandoned' ? lastEvent(on, subject.id) : null,
  ])
  const counted = await asAgreed(frame, row.agreed, on)
  const asked = askedOf(counted, answers, row.at, levels)
  const byHand = byHandOf(frame, answers, row.agreed, asked)
  const plain = registrationFrame(counted, row.at, { barred, byHand })
  const round = read ? roundOf(registrationForm(plain), read, answers) : null
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
    frame: plain,
    barred: banned,
    letter: letterOfCommitment(frame),
    returned: subject.state === 'returned' ? (round?.wrong ?? []) : [],
    round,
    proposed: read?.proposed ?? null,
    abandonedFrom: ended?.fromState ?? null,
    answers,
    asked,
    levels,
    ...(code ? { position: await getPosition(subject.aboutId, code, on, on !== db()) } : {}),
    settledAt: row.settledAt,
  }
}

/**
 * The session with the conditions that count for a registration: those of its confirming, whatever was changed since (O-10); the same object for
 * the same version.
 */
export async function asAgreed(frame: ExamFrame, agreed: AgreedConditions | null, on: Queryable = db()): Promise<ExamFrame> {
  if (!agreed || agreed.version === frame.conditionsVersion) return frame
  const known = frozen.get(frame)?.get(agreed.version)
  if (known) return known
  const conditions = await getConditions(frame.session.id, agreed.version, on)
  const counted = { ...frame, conditions, conditionsVersion: agreed.version }
  frozen.set(frame, new Map([...(frozen.get(frame) ?? []), [agreed.version, counted]]))
  return counted
}

const frozen = new WeakMap<ExamFrame, Map<number, ExamFrame>>()

/**
 * What a person must judge of a registration, where the exam reviews (E-10). What was found when it was confirmed stays to be judged.
 * `commits`: and nothing else is proved, as a letter is signed (E-12).
 */
export function byHandOf(
  { session: { features } }: ExamFrame,
  answers: Answers,
  agreed: AgreedConditions | null,
  asked: RegistrationFacts['asked'],
): ForHand | undefined {
  if (!features.review) return undefined
  const what = [...new Set<ByHand>([...(agreed?.byHand ?? []), ...judgedByHand(asked)])].sort()
  const exempt = features.exemptLevels?.includes(answers.level ?? '') ?? false
  return what.length > 0 ? { what, commits: Boolean(features.commitment) && answers.method === 'commit' && !exempt } : undefined
}

type ForHand = { what: readonly ByHand[]; commits: boolean }
type OfPerson = { barred?: string | null; byHand?: ForHand | undefined }

/**
 * The plain data that the form of a session is made from, here and in the browser; the same object while session and month are the same.
 * `barred`: why this person may not choose 告知承诺制. `byHand`: what of this person is judged by hand.
 */
export function registrationFrame(frame: ExamFrame, at: Date, { barred = null, byHand }: OfPerson = {}): RegistrationFrame {
  const key = `${isoDay(at).slice(0, 7)} ${barred ?? ''} ${byHand?.what.join() ?? ''} ${byHand?.commits ?? ''}`
  const made = frames.get(frame)?.get(key)
  if (made) return made
  const fresh = makeFrame(frame, isoDay(at).slice(0, 7), barred, byHand)
  // Of one session only as many as there are reasons, and those of the month before are of no use.
  const kept = [...(frames.get(frame) ?? [])].filter(([other]) => other.slice(0, 7) === key.slice(0, 7)).slice(-variantsMax)
  frames.set(frame, new Map([...kept, [key, fresh]]))
  return fresh
}

const frames = new WeakMap<ExamFrame, Map<string, RegistrationFrame>>()
const variantsMax = 20

function makeFrame(frame: ExamFrame, month: string, barred: string | null, byHand: ForHand | undefined): RegistrationFrame {
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
    ...(review ? { proof: { proofs: byHand?.commits ? [] : proofs, levels: exemptLevels } } : {}),
    ...(byHand ? { byHand: byHand.what } : {}),
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
