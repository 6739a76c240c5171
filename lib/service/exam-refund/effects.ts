import { insertRefunds, listRefunds } from '@/db/queries/refund'
import { yuan } from '@/lib/clock/format'
import type { Effect, Work } from '@/lib/workflow/business'
import { surely } from '@/lib/workflow/surely'
import type { RefundFacts } from './machine'
import { moneyAskedBack, voidsRegistration } from './rules'

type RefundEffect = Effect<RefundFacts>

/** The second cashier's word: what is to be given back becomes rows of the ledger, and the payment service is told after the commit. */
export const instructRefund: RefundEffect = async (work) => {
  const { tx, head, facts, at, act, post } = work
  const reason = facts.answers.reason ?? ''
  const asked = moneyAskedBack(reason, facts.money)
  await insertRefunds(
    tx,
    asked.map(({ id, amountFen }) => ({ orderId: facts.orderId, paymentId: id, caseId: head.id, amountFen, createdAt: at })),
  )
  if (voidsRegistration(reason) && facts.order) await surely(act(facts.order.registrationId, 'refund', undefined, 'system'))
  post('give-back', { caseId: head.id })
  tell(work, 'approved', 'refund.approved', asked)
}

export const askAgain: RefundEffect = async ({ head, post }) => post('give-back', { caseId: head.id })

export const tellReturned: RefundEffect = async (work) => tell(work, `returned:${work.head.version}`, 'refund.returned')

export const tellRejected: RefundEffect = async (work) => tell(work, 'rejected', 'refund.rejected')

export const tellRefunded: RefundEffect = async (work) =>
  tell(work, 'refunded', 'refund.refunded', await listRefunds(work.head.id, work.tx))

function tell(
  { head, facts, post }: Work<RefundFacts>,
  what: string,
  template: string,
  money: readonly { amountFen: number }[] = [],
) {
  const refund = yuan(money.reduce((sum, one) => sum + one.amountFen, 0))
  post('notify', {
    template,
    key: `exam-refund:${head.id}:${what}`,
    personId: head.applicantId,
    values: { request: head.number, exam: facts.order?.title ?? '考试', ...(money.length > 0 ? { refund } : {}) },
    href: `/services/exam-refund/${head.id}`,
  })
}
