import { insertCommitment } from '@/db/queries/commitment'
import { recordUsedLevels } from '@/db/queries/education'
import { insertRegistration, insertRegistrationPapers, updateRegistration } from '@/db/queries/exam'
import { insertAgreedConditions } from '@/db/queries/exam-conditions'
import { findCheck } from '@/db/queries/qualification-check'
import { endSeatNeed } from '@/db/queries/seat-needs'
import { revokeCertificates } from '@/lib/certificate/revoke'
import { revokeUnearned } from '@/lib/certificate/revoke-unearned'
import { dayAndMinute, fullDay } from '@/lib/clock/format'
import { voidScores } from '@/lib/scoring/void-scores'
import { canBeAnnulled } from '@/lib/service/qualification-check/machine'
import type { Effect, Work } from '@/lib/workflow/business'
import { surely } from '@/lib/workflow/surely'
import type { RegistrationFacts, Signature } from './machine'
import type { ReplacedPhoto } from './replaced-photo'
import { appealUntil, type Voiding, voidingCauses } from './voiding/causes'
import { afterConfirm, afterSigning, declines } from './way'

type RegistrationEffect = Effect<RegistrationFacts>

/** A registration is a row of its own beside the case: one per person and session, enforced by the database (E-05). */
export const openRegistrationRow: RegistrationEffect = ({ tx, head, facts, at }) =>
  insertRegistration(tx, { caseId: head.id, sessionId: facts.sessionId, personId: facts.person.id, openedAt: at })

/** What was confirmed becomes columns: seats, counts and papers read them (E-07); the way goes on by letter, review or payment. */
export const recordChoice: RegistrationEffect = async (work) => {
  const { tx, head, facts, at } = work
  const { level, specialty, region, photo, positionCode } = facts.answers
  const { feeFen, papers } = facts
  await updateRegistration(tx, head.id, { level, specialty, positionCode, region, photoId: photo, feeFen, confirmedAt: at })
  await insertRegistrationPapers(tx, head.id, facts.sessionId, papers)
  await recordUsedLevels(tx, head.id, facts.levels?.map(({ id }) => id) ?? [])
  if (facts.asked) {
    const { version } = facts.asked
    const byHand = [...(facts.frame.byHand ?? [])]
    await insertAgreedConditions(tx, { caseId: head.id, sessionId: facts.sessionId, version, byHand })
  }
  if (declines(facts)) await insertCommitment(tx, { ...rowOf(work), what: 'declined' })
  const next = afterConfirm(facts)
  if (next === 'confirmed') return tellToPay(work, 'registration.confirmed')
  if (next === 'review') return tellSubmitted(work)
  tell(work, 'registration.unsigned', { deadline: dayAndMinute(facts.windows.registration.to) })
}

/** What waits for a reviewer now (E-13). */
export const tellSubmitted: RegistrationEffect = async (work) =>
  tell(work, 'registration.submitted', { deadline: dayAndMinute(work.facts.windows.payment.to) })

/** 签署承诺书: the letter as it was read, its hash and time stay; then 待缴费, or who judges by hand (E-10, E-12). */
export const recordSignature: RegistrationEffect = async (work) => {
  const { facts, tx } = work
  const { signedBy, address, device } = work.input as Signature
  if (!facts.letter) throw new Error(`${facts.sessionId} has no letter to sign`)
  const letter = [facts.letter.title, ...facts.letter.paragraphs].join('\n')
  await insertCommitment(tx, {
    ...rowOf(work),
    what: 'chosen',
    letter,
    letterHash: facts.letter.textHash,
    signedBy,
    address,
    device,
  })
  if (afterSigning(facts) === 'review') await tellSubmitted(work)
  else tellToPay(work, 'registration.confirmed')
}

/** 撤回承诺 holds for this exam and year (E-12). */
export const recordWithdrawal: RegistrationEffect = async (work) => {
  const { address, device } = work.input as Signature
  await insertCommitment(work.tx, { ...rowOf(work), what: 'withdrawn', address, device })
  tell(work, 'registration.withdrawn', { deadline: dayAndMinute(work.facts.windows.registration.to) })
}

export const tellPassed: RegistrationEffect = async (work) => tellToPay(work, 'registration.passed')

export const tellReturned: RegistrationEffect = async (work) =>
  tell(work, 'registration.returned', { deadline: dayAndMinute(work.facts.windows.registration.to) })

export const tellRejected: RegistrationEffect = async (work) => tell(work, 'registration.rejected')

function tellToPay(work: Work<RegistrationFacts>, template: string) {
  tell(work, template, { deadline: dayAndMinute(work.facts.windows.payment.to) })
}

function rowOf({ head, facts, at }: Work<RegistrationFacts>) {
  const { exam, year, person } = facts
  return { personId: person.id, exam, year, caseId: head.id, at, address: '', device: '' }
}

function tell({ head, facts, post }: Work<RegistrationFacts>, template: string, values: Record<string, string> = {}) {
  const key = template === 'registration.confirmed' ? `confirmed:${head.id}` : `${template}:${head.id}:${head.version}`
  post('notify', {
    template,
    key,
    personId: facts.person.id,
    values: { number: head.number, ...values },
    href: `/exams/mine/${head.id}`,
  })
}

export const recordPayment: RegistrationEffect = async ({ tx, head, facts, post }) => {
  await updateRegistration(tx, head.id, { paidAt: facts.settledAt })
  const { applicationForm, admitCard } = facts.windows
  post('notify', {
    template: 'registration.paid',
    key: `paid:${head.id}`,
    personId: facts.person.id,
    values: {
      number: head.number,
      formCloses: dayAndMinute(applicationForm.to),
      cardOpens: dayAndMinute(admitCard.from),
    },
    href: `/exams/mine/${head.id}`,
  })
}

/** From now on every paper shows the new photo; papers printed before are told to be superseded where they are verified (E-03, S-13). */
export const recordReplacedPhoto: RegistrationEffect = async (work) => {
  const { photo, opinion } = work.input as ReplacedPhoto
  await updateRegistration(work.tx, work.head.id, { photoId: photo })
  tell(work, 'registration.photo-replaced', { reason: opinion })
}

/** Who does not come needs no seat given by hand: it is free for others, unless it was frozen (E-31). */
export const giveUpPlace: RegistrationEffect = async ({ tx, head, at }) => void (await endSeatNeed(tx, head.id, null, at))

/** 报名无效 before the exam: the seat stays empty, the fee is kept, and money that comes now goes back like any other that settles nothing (E-37). */
export const tellVoided: RegistrationEffect = async (work) => tell(work, 'registration.voided', reasonOf(work))

/** After the exam: every score of this session is -4, what stood before is kept; the check ends, and a certificate counts no more (E-37, E-38). */
export const annulScores: RegistrationEffect = async (work) => {
  const { tx, head, at, act } = work
  const voiding = { caseId: head.id, reason: voidingCauses[(work.input as Voiding).cause], by: null, at }
  await voidScores(tx, voiding)
  await revokeCertificates(tx, voiding)
  // Scores that roll may have carried the certificate of a later year.
  await revokeUnearned(tx, { ...voiding, reason: `以前考试的成绩无效（${voiding.reason}），不再全科合格` })
  const check = await findCheck(head.id, tx)
  if (check && canBeAnnulled(check.state)) await surely(act(check.id, 'annul', undefined, 'system'))
  tell(work, 'registration.annulled', reasonOf(work))
}

function reasonOf({ input, at }: Work<RegistrationFacts>) {
  return { cause: voidingCauses[(input as Voiding).cause], appealUntil: fullDay(appealUntil(at)) }
}

export const tellAbandoned: RegistrationEffect = async ({ head, facts, post }) => {
  post('notify', {
    template: `registration.abandoned-${abandonedFor[head.state] ?? 'unpaid'}`,
    key: `abandoned:${head.id}`,
    personId: facts.person.id,
    values: { number: head.number },
    href: `/exams/mine/${head.id}`,
  })
}

/** What was not done in time, by where the registration stood. */
const abandonedFor: Readonly<Record<string, string>> = {
  draft: 'unconfirmed',
  unsigned: 'unfinished',
  proving: 'unfinished',
  returned: 'returned',
  review: 'unreviewed',
  returnProposed: 'unreviewed',
}
