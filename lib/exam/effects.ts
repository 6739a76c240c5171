import { insertRegistration, insertRegistrationPapers, updateRegistration } from '@/db/queries/exam'
import { dayAndMinute } from '@/lib/clock/format'
import type { Effect } from '@/lib/workflow/business'
import type { RegistrationFacts } from './machine'

type RegistrationEffect = Effect<RegistrationFacts>

/** A registration is a row of its own beside the case: one per person and session, enforced by the database (E-05). */
export const openRegistrationRow: RegistrationEffect = ({ tx, head, facts, at }) =>
  insertRegistration(tx, { caseId: head.id, sessionId: facts.sessionId, personId: facts.person.id, openedAt: at })

/** What was confirmed becomes columns: seats, counts and papers read them (E-07). */
export const recordChoice: RegistrationEffect = async ({ tx, head, facts, at, post }) => {
  const { level, specialty, region, photo, positionCode } = facts.answers
  const { feeFen, papers } = facts
  await updateRegistration(tx, head.id, { level, specialty, positionCode, region, photoId: photo, feeFen, confirmedAt: at })
  await insertRegistrationPapers(tx, head.id, facts.sessionId, papers)
  post('notify', {
    template: 'registration.confirmed',
    key: `confirmed:${head.id}`,
    personId: facts.person.id,
    values: { number: head.number, deadline: dayAndMinute(facts.windows.payment.to) },
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

export const tellAbandoned: RegistrationEffect = async ({ head, facts, post }) => {
  post('notify', {
    template: head.state === 'draft' ? 'registration.abandoned-unconfirmed' : 'registration.abandoned-unpaid',
    key: `abandoned:${head.id}`,
    personId: facts.person.id,
    values: { number: head.number },
    href: `/exams/mine/${head.id}`,
  })
}
