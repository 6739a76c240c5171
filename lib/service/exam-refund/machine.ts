import { isoDay } from '@/lib/clock/format'
import { defineMachine, type Window } from '@/lib/workflow/machine'
import { opinionSchema, remarkSchema } from '@/lib/workflow/opinion'
import {
  type Instructed,
  type MoneyOfOrder,
  nothingToRefund,
  outcomesObjections,
  refundKey,
  refundObjections,
  unaskedObjections,
} from './rules'
import { type Transfer, transferSchema } from './transfer'

/** What guards and windows of a refund ask about. */
export type RefundFacts = {
  orderId: string
  order: { number: string; title: string; amountFen: number; registrationId: string; registrationState: string } | null
  /** From payment on until admit cards are printed (S-04). */
  windows: { refund?: Window | undefined }
  /** When registration closes: from then on what was paid too much goes back unasked (E-23). */
  unaskedFrom: Date | null
  money: readonly MoneyOfOrder[]
  /** The reasons that the exam accepts. */
  accepted: readonly string[]
  answers: Readonly<Record<string, string>>
  /** Was the request submitted, whatever became of it? */
  isSubmitted: boolean
  /** The refunds that were instructed, each with the last answer to it. */
  refunds: readonly Instructed[]
  /** Another request asks to give up the exam, and is under way. */
  isWithdrawing: boolean
  /** The transfer that was recorded last. */
  transfer: Transfer | null
  /** The applicant's name, once a bank account is asked. */
  payee: string
}

/**
 * 考试退费: an order's money goes back the way it came, by the hands of two cashiers, or unasked where it was paid too much (S-04, E-23,
 * O-27). Where the way back is closed, a bank account is asked, one cashier transfers and another checks it.
 */
export const examRefundMachine = defineMachine<RefundFacts>()({
  kind: 'exam-refund',
  label: '考试退费',
  about: 'order',
  formVersion: 1,
  initial: 'draft',
  opens: { label: '申请考试退费', by: ['applicant', 'system'], window: 'refund', guard: (facts) => nothingToRefund(facts) },
  // One at a time. That no money goes back twice is the ledger's own key: one refund a payment.
  holds: {
    // Who gives up the exam is decided by people; money that was paid too much does not wait for that (E-23).
    key: (facts) => refundKey(facts.orderId, facts.answers.reason),
    while: ['draft', 'submitted', 'returned', 'endorsed', 'approved', 'stuck', 'wayClosed', 'payable', 'transferred'],
  },
  states: {
    draft: { label: '草稿', stage: '填写申请', awaits: 'applicant', edits: 'applicant' },
    submitted: { label: '待审核', stage: '审核', awaits: 'cashier', sla: 5, edits: 'applicant' },
    returned: { label: '审核退回', stage: '填写申请', awaits: 'applicant', edits: 'applicant' },
    endorsed: { label: '待复核', publicLabel: '待审核', stage: '审核', awaits: 'cashier', sla: 3 },
    approved: { label: '审核通过', publicLabel: '退款处理中', stage: '退款', awaits: 'gateway' },
    stuck: { label: '退款未成功', publicLabel: '退款处理中', stage: '退款', awaits: 'cashier', sla: 1 },
    wayClosed: { label: '待填收款账户', stage: '退款', awaits: 'applicant', edits: 'applicant', editsSteps: ['account'] },
    payable: {
      label: '待转账',
      publicLabel: '退款处理中',
      stage: '退款',
      awaits: 'cashier',
      sla: 3,
      reveals: ['account'],
    },
    transferred: { label: '转账待复核', publicLabel: '退款处理中', stage: '退款', awaits: 'cashier', sla: 1 },
    refunded: { label: '已退费', stage: '已退费', awaits: null, ends: 'well' },
    rejected: { label: '审核不通过', awaits: null, ends: 'badly' },
    withdrawn: { label: '已撤销', awaits: null, ends: 'badly' },
  },
  transitions: {
    submit: {
      label: '提交',
      from: ['draft'],
      to: 'submitted',
      by: 'applicant',
      window: 'refund',
      freezes: true,
      guard: (facts) => refundObjections(facts),
    },
    // 修改 before a cashier has taken it, or after 审核退回; what was in time once stays in time.
    resubmit: {
      label: '修改后提交',
      from: ['submitted', 'returned'],
      to: 'submitted',
      by: 'applicant',
      freezes: true,
      guard: (facts) => refundObjections(facts),
    },
    withdraw: { label: '撤销申请', from: ['draft', 'submitted', 'returned'], to: 'withdrawn', by: 'applicant' },
    endorse: {
      label: '通过',
      from: ['submitted'],
      to: 'endorsed',
      by: 'cashier',
      input: remarkSchema,
      guard: (facts) => refundObjections(facts),
      needsClaim: true,
    },
    return: {
      label: '退回',
      from: ['submitted', 'endorsed'],
      to: 'returned',
      by: 'cashier',
      input: opinionSchema,
      needsClaim: true,
    },
    reject: { label: '不通过', from: ['submitted'], to: 'rejected', by: 'cashier', input: opinionSchema, needsClaim: true },
    approve: {
      label: '复核通过',
      from: ['endorsed'],
      to: 'approved',
      by: 'cashier',
      notBy: ['endorse'],
      input: remarkSchema,
      guard: (facts) => refundObjections(facts),
      needsClaim: true,
    },
    // What was paid too much needs nobody's judgement (E-23); a request for it that waits is done with that.
    giveBackUnasked: {
      label: '系统核定退款',
      from: ['draft', 'submitted', 'returned', 'endorsed'],
      to: 'approved',
      by: 'system',
      notBefore: (facts) => facts.unaskedFrom,
      guard: (facts) => unaskedObjections(facts),
    },
    settle: {
      label: '退款到账',
      from: ['approved', 'stuck'],
      to: 'refunded',
      by: 'gateway',
      guard: ({ refunds }) => outcomesObjections(refunds, ['done']),
    },
    getStuck: {
      label: '退款未成功',
      from: ['approved'],
      to: 'stuck',
      by: 'gateway',
      guard: ({ refunds }) => outcomesObjections(refunds, ['done', 'closed', 'refused']),
      shownTo: ['cashier'],
    },
    retry: { label: '重新退款', from: ['stuck'], to: 'approved', by: 'cashier', needsClaim: true, shownTo: ['cashier'] },
    closeWay: {
      label: '不能原路退回',
      from: ['approved'],
      to: 'wayClosed',
      by: 'gateway',
      guard: ({ refunds }) => outcomesObjections(refunds, ['done', 'closed']),
    },
    giveAccount: { label: '提交收款账户', from: ['wayClosed'], to: 'payable', by: 'applicant', freezes: true },
    transfer: {
      label: '登记转账',
      from: ['payable'],
      to: 'transferred',
      by: 'cashier',
      input: transferSchema,
      guard: (_, at, { transferredOn }: Transfer) => (transferredOn > isoDay(at) ? [{ message: '转账日期不能晚于今天。' }] : []),
      needsClaim: true,
      shownTo: ['cashier'],
    },
    returnAccount: {
      label: '退回收款账户',
      from: ['payable'],
      to: 'wayClosed',
      by: 'cashier',
      input: opinionSchema,
      needsClaim: true,
    },
    confirmTransfer: {
      label: '复核转账',
      from: ['transferred'],
      to: 'refunded',
      by: 'cashier',
      notBy: ['transfer'],
      input: remarkSchema,
      guard: ({ refunds }) => outcomesObjections(refunds, ['done', 'closed']),
      needsClaim: true,
    },
    bounce: {
      label: '银行退汇',
      from: ['transferred'],
      to: 'wayClosed',
      by: 'cashier',
      notBy: ['transfer'],
      input: opinionSchema,
      needsClaim: true,
    },
    correctTransfer: {
      label: '登记有误',
      from: ['transferred'],
      to: 'payable',
      by: 'cashier',
      notBy: ['transfer'],
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['cashier'],
    },
  },
})
