import { insertRefunds, listRefunds } from '@/db/queries/refund'
import { day, yuan } from '@/lib/clock/format'
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
  const sum = asked.reduce((total, one) => total + one.amountFen, 0)
  tell(work, 'approved', '退费申请审核通过', `${yuan(sum)} 元将原路退回付款账户，到账时间以支付机构为准。`, 'refund')
}

export const askAgain: RefundEffect = async ({ head, post }) => post('give-back', { caseId: head.id })

export const tellReturned: RefundEffect = async (work) =>
  tell(
    work,
    `returned:${work.head.version}`,
    '退费申请被退回，请修改',
    `审核意见：${opinionIn(work)}。修改后请重新提交。`,
    'refund',
  )

export const tellRejected: RefundEffect = async (work) =>
  tell(work, 'rejected', '退费申请审核不通过', `审核意见：${opinionIn(work)}。`, 'refund')

export const tellRefunded: RefundEffect = async (work) => {
  const given = await listRefunds(work.head.id, work.tx)
  const sum = given.reduce((total, one) => total + one.amountFen, 0)
  const last = given.findLast((one) => one.refundedAt)?.refundedAt
  tell(work, 'refunded', '已退费', `${yuan(sum)} 元已${last ? `于${day(last)}` : ''}退回付款账户。`, 'refund')
}

function opinionIn({ input }: Work<RefundFacts>): string {
  return (input as { opinion: string }).opinion
}

function tell({ head, facts, post }: Work<RefundFacts>, what: string, title: string, body: string, sms: string) {
  post('notify', {
    key: `exam-refund:${head.id}:${what}`,
    personId: head.applicantId,
    title,
    body: `${facts.order?.title ?? '考试'}，申请编号 ${head.number}。${body}`,
    href: `/services/exam-refund/${head.id}`,
    sms,
  })
}
