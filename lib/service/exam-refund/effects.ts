import { insertRefundResult, insertRefunds, listRefunds } from '@/db/queries/refund'
import { yuan } from '@/lib/clock/format'
import type { Effect, Work } from '@/lib/workflow/business'
import { surely } from '@/lib/workflow/surely'
import type { RefundFacts } from './machine'
import { fenToTransfer, type MoneyOfOrder, moneyAskedBack, moneyTooMuch, voidsRegistration } from './rules'

type RefundEffect = Effect<RefundFacts>

/** The second cashier's word. */
export const instructRefund: RefundEffect = async (work) => {
  const { facts, act } = work
  const reason = facts.answers.reason ?? ''
  const asked = moneyAskedBack(reason, facts.money)
  await instruct(work, asked)
  if (voidsRegistration(reason) && facts.order) await surely(act(facts.order.registrationId, 'refund', undefined, 'system'))
  tell(work, 'approved', 'refund.approved', fenOf(asked))
}

/** What nobody has to ask for (E-23). */
export const instructUnasked: RefundEffect = async (work) => {
  const money = moneyTooMuch(work.facts.money)
  await instruct(work, money)
  tell(work, 'approved', 'refund.unasked', fenOf(money))
}

export const askAgain: RefundEffect = async ({ head, post }) => post('give-back', { caseId: head.id })

export const tellReturned: RefundEffect = async (work) => tell(work, `returned:${work.head.version}`, 'refund.returned')

export const tellRejected: RefundEffect = async (work) => tell(work, 'rejected', 'refund.rejected')

export const tellRefunded: RefundEffect = async (work) => tell(work, 'refunded', 'refund.refunded', fenOf(work.facts.refunds))

export const tellWayClosed: RefundEffect = async (work) =>
  tell(work, 'way-closed', 'refund.account-needed', fenToTransfer(work.facts.refunds))

export const tellAccountReturned: RefundEffect = async (work) =>
  tell(work, `account:${work.head.version}`, 'refund.account-returned', fenToTransfer(work.facts.refunds))

/** A second cashier has seen the transfer at the bank: what it paid is given back, and asked of nobody any more. */
export const recordTransfer: RefundEffect = async (work) => {
  const { tx, head, facts, at } = work
  if (!facts.transfer) throw new Error('no transfer was recorded')
  const { bankReference, transferredOn } = facts.transfer
  const refundedAt = new Date(`${transferredOn}T00:00:00+08:00`)
  for (const { id, outcome } of await listRefunds(head.id, tx))
    if (outcome !== 'done') await insertRefundResult(tx, { refundId: id, outcome: 'done', refundedAt, bankReference, at })
  tell(work, 'refunded', 'refund.transferred', fenToTransfer(facts.refunds))
}

/** Becomes rows of the ledger, and the payment service is told after the commit. */
async function instruct({ tx, head, facts, at, post }: Work<RefundFacts>, money: readonly MoneyOfOrder[]) {
  await insertRefunds(
    tx,
    money.map(({ id, amountFen }) => ({ orderId: facts.orderId, paymentId: id, caseId: head.id, amountFen, createdAt: at })),
  )
  post('give-back', { caseId: head.id })
}

function tell({ head, facts, post }: Work<RefundFacts>, what: string, template: string, fen?: number) {
  post('notify', {
    template,
    key: `exam-refund:${head.id}:${what}`,
    personId: head.applicantId,
    values: { request: head.number, exam: facts.order?.title ?? '考试', ...(fen === undefined ? {} : { refund: yuan(fen) }) },
    href: `/services/exam-refund/${head.id}`,
  })
}

function fenOf(money: readonly { amountFen: number }[]): number {
  return money.reduce((sum, one) => sum + one.amountFen, 0)
}
