import { db } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { type ExamFrame, findRegistration, getExamFrame, listRegistrations } from '@/db/queries/exam'
import { type AgreedConditions, agreedConditions } from '@/db/queries/exam-conditions'
import { casesWithCardTaken } from '@/db/queries/print'
import { listOwnChecks, type OwnCheck } from '@/db/queries/qualification-check'
import { publishTimes } from '@/db/queries/score'
import { seatedCases } from '@/db/queries/seating'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { educationFor } from '@/lib/education/read-levels'
import { qualificationCheckMachine } from '@/lib/service/qualification-check/machine'
import { checkEnd } from '@/lib/service/qualification-check/rules'
import { maskIdNumber, maskMobile } from '@/lib/text/mask'
import type { Answers, Form } from '@/lib/workflow/form'
import { openAnswers } from '@/lib/workflow/freeze-answers'
import { stateAt, stateOf } from '@/lib/workflow/machine'
import { openPart } from '@/lib/workflow/open-part'
import { askedOf } from './conditions/asked-of'
import { accountAnswers, asAgreed, byHandOf, examStart, registrationFacts, registrationFrame } from './facts'
import { registrationForm } from './form'
import { listStood, type Stood } from './list-stood'
import { type RegistrationFacts, registrationMachine } from './machine'
import { mayCommit } from './may-commit'
import { roundOf } from './read-round'
import { type RegistrationInput, type RegistrationView, registrationView } from './registration-view'
import { type ShownState, shownState } from './shown-state'
import { isReviewed, signs } from './way'

type Row = Awaited<ReturnType<typeof listRegistrations>>[number]

export type OpenRegistration = {
  head: CaseHead
  frame: ExamFrame
  facts: RegistrationFacts
  form: Form
  /** The part of it that may be changed now: all of a draft, what a state or a return opens; null: nothing. */
  part: Form | null
  /** As the applicant is told it. */
  state: ShownState
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
  const state = shownState(stateAt(registrationMachine, row.head, await now()))
  const declared = stateOf(registrationMachine, state)
  const part = declared.edits === 'applicant' ? openPart(form, declared, facts) : null
  const { version, savedAt } = row.answers
  return { head: row.head, frame, facts, form, part, state, answers, version, savedAt }
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
  const paid = rows.filter((row) => row.registration.paidAt).map((row) => row.head.id)
  const [barred, stood, seated, taken, published, checks, agreed, levels] = await Promise.all([
    barredFrom(viewer, [...frames.values()], at),
    listStood(rows.map(({ head }) => head)),
    seatedCases(paid),
    casesWithCardTaken(paid),
    publishTimes(ids),
    listOwnChecks(viewer),
    agreedConditions(rows.map(({ head }) => head.id)),
    levelsAsked(viewer, [...frames.values()]),
  ])
  const views = rows.map(async (row) => {
    const frame = frames.get(row.head.aboutId)
    if (!frame) return []
    const counted = await asAgreed(frame, agreed.get(row.head.id) ?? null)
    const input = viewInput(row, counted, {
      at,
      seated: seated.has(row.head.id),
      cardTaken: taken.has(row.head.id),
      scoresAt: published.get(frame.session.id) ?? null,
      barred: barred.get(frame.session.id) ?? null,
      check: checks.get(row.head.id),
      agreed: agreed.get(row.head.id) ?? null,
      levels,
      ...stood.get(row.head.id),
    })
    return [{ ...registrationView(input, at), frame }]
  })
  return (await Promise.all(views)).flat()
}

/** Why the viewer may not choose 告知承诺制, by exam (E-12). */
async function barredFrom(viewer: Viewer, frames: readonly ExamFrame[], at: Date): Promise<Map<string, string | null>> {
  const asked = frames.filter(({ session }) => session.features.commitment)
  const found = asked.map(async ({ session }) => [session.id, await mayCommit(db(), viewer.personId ?? '', session, at)] as const)
  return new Map(await Promise.all(found))
}

/** 完善个人信息, by which drafts are judged; null where no exam asks for it. */
async function levelsAsked({ personId }: Viewer, frames: readonly ExamFrame[]) {
  return personId && frames.some(({ session }) => session.features.educationCheck) ? educationFor(personId) : null
}

type Known = {
  at: Date
  seated: boolean
  cardTaken: boolean
  scoresAt: Date | null
  barred: string | null
  check: OwnCheck | undefined
  agreed: AgreedConditions | null
  levels: Awaited<ReturnType<typeof levelsAsked>>
} & Partial<Stood>

function viewInput({ head, registration, answers: saved }: Row, frame: ExamFrame, known: Known): RegistrationInput {
  const { windows, session } = frame
  const answers = saved?.answers ?? {}
  const levels = session.features.educationCheck ? known.levels : null
  const asked = known.agreed ? null : askedOf(frame, answers, known.at, levels)
  const plain = registrationFrame(frame, known.at, {
    barred: known.barred,
    byHand: byHandOf(frame, answers, known.agreed, asked),
  })
  const form = registrationForm(plain)
  return {
    id: head.id,
    number: head.number,
    sessionId: session.id,
    head,
    registration,
    answers,
    form,
    windows,
    examStartsAt: examStart(frame),
    seated: known.seated,
    cardTaken: known.cardTaken,
    scoresAt: known.scoresAt,
    check: known.check ? checkWords(known.check, known) : null,
    signs: signs({ frame: plain, answers }),
    isReviewed: isReviewed({ frame: plain, answers }),
    round: known.round ? roundOf(form, known.round, answers) : null,
    abandonedFrom: known.abandonedFrom ?? null,
  }
}

/** What the check is called in, and until when something is to be handed in. */
function checkWords({ id, owesReport, ...current }: OwnCheck, { at, scoresAt }: Known) {
  const state = stateAt(qualificationCheckMachine, current, at)
  const { label, publicLabel } = stateOf(qualificationCheckMachine, state)
  const until = state === 'unreviewed' ? checkEnd(scoresAt) : current.dueAt
  const asked = state === 'failed' ? '按核查意见补交材料' : state === 'unreviewed' && owesReport ? '补交学历核验报告' : null
  return {
    href: `/services/qualification-check/${id}`,
    label: publicLabel ?? label,
    todo: asked && until ? `${asked}，最晚 ${dayAndMinute(until)}` : asked,
  }
}
