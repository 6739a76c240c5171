import { defineMachine, type Window } from '@/lib/workflow/machine'
import { opinionSchema, remarkSchema } from '@/lib/workflow/opinion'
import { type MoneyOfOrder, nothingToRefund, refundObjections } from './rules'

/** What guards and windows of a refund ask about. */
export type RefundFacts = {
  orderId: string
  order: { number: string; title: string; amountFen: number; registrationId: string } | null
  /** From payment on until admit cards are printed (S-04). */
  windows: { refund?: Window | undefined }
  money: readonly MoneyOfOrder[]
  /** The reasons that the exam accepts. */
  accepted: readonly string[]
  answers: Readonly<Record<string, string>>
  /** Is everything that was instructed back at the payer's? */
  isSettled: boolean
}

/** 考试退费: an order's money goes back the way it came, by the hands of two cashiers (S-04, O-27). */
export const examRefundMachine = defineMachine<RefundFacts>()({
  kind: 'exam-refund',
  label: '考试退费',
  about: 'order',
  formVersion: 1,
  initial: 'draft',
  opens: { label: '申请考试退费', by: 'applicant', window: 'refund', guard: (facts) => nothingToRefund(facts) },
  // Once refunded for good: an order is refunded at most once. A refusal or withdrawal lets go of it.
  holds: {
    key: (facts) => `order:${facts.orderId}:refund`,
    while: ['draft', 'submitted', 'returned', 'endorsed', 'approved', 'stuck', 'refunded'],
  },
  states: {
    draft: { label: '草稿', stage: '填写申请', awaits: 'applicant', edits: 'applicant' },
    submitted: { label: '待审核', stage: '审核', awaits: 'cashier', sla: 5, edits: 'applicant' },
    returned: { label: '审核退回', stage: '填写申请', awaits: 'applicant', edits: 'applicant' },
    endorsed: { label: '待复核', publicLabel: '待审核', stage: '审核', awaits: 'cashier', sla: 3 },
    approved: { label: '审核通过', stage: '退款', awaits: 'gateway' },
    stuck: { label: '退款未成功', publicLabel: '审核通过，退款处理中', stage: '退款', awaits: 'cashier', sla: 1 },
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
    settle: {
      label: '退款到账',
      from: ['approved', 'stuck'],
      to: 'refunded',
      by: 'gateway',
      guard: ({ isSettled }) => (isSettled ? [] : [{ message: '退款还没有全部到账。' }]),
    },
    getStuck: { label: '退款未成功', from: ['approved'], to: 'stuck', by: 'gateway', shownTo: ['cashier'] },
    retry: { label: '重新退款', from: ['stuck'], to: 'approved', by: 'cashier', needsClaim: true, shownTo: ['cashier'] },
  },
})
