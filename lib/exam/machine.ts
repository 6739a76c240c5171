import { defineMachine, type Window } from '@/lib/workflow/machine'
import { positionObjections } from './choice-position'
import type { RegistrationFrame } from './form'
import type { PositionRow } from './position-table/position'
import { eligibilityObjections, paidInTime } from './rules'

/** What guards, windows and deadlines of a registration ask about. */
export type RegistrationFacts = {
  windows: { registration: Window; payment: Window; applicationForm: Window; admitCard: Window }
  sessionId: string
  examEndsAt: Date
  /** What the choice so far costs, and the papers it sits. */
  feeFen: number
  papers: readonly string[]
  person: { id: string; name: string; sex: string; idKind: string; idNumber: string; mobile: string }
  frame: RegistrationFrame
  answers: Readonly<Record<string, string>>
  /** The position chosen, as the table has it now; null: no longer there. */
  position?: PositionRow | null
  /** When the payer paid, by the payment service's word, whenever the news came; null: no money that settles the order. */
  settledAt: Date | null
}

/** 报名: one person in one exam session, from 进入报名 to the day of the exam (E-02 … E-09). */
export const registrationMachine = defineMachine<RegistrationFacts>()({
  kind: 'exam-registration',
  label: '考试报名',
  about: 'examSession',
  formVersion: 1,
  initial: 'draft',
  opens: { label: '进入报名', by: 'applicant', window: 'registration' },
  holds: {
    key: (facts) => `exam:${facts.sessionId}:person:${facts.person.id}`,
    while: ['draft', 'confirmed', 'paid', 'abandoned', 'finished', 'refunded'],
  },
  states: {
    draft: {
      label: '未确认',
      stage: '填写报名',
      awaits: 'applicant',
      edits: 'applicant',
      due: { at: (facts) => facts.windows.registration.to, do: 'abandon' },
    },
    confirmed: {
      label: '待缴费',
      stage: '网上缴费',
      awaits: 'applicant',
      due: { at: (facts) => facts.windows.payment.to, do: 'abandon' },
    },
    paid: { label: '已缴费', stage: '打印准考证', awaits: 'examOfficer', due: { at: (facts) => facts.examEndsAt, do: 'finish' } },
    finished: { label: '考试已结束', stage: '考试', awaits: null, ends: 'well' },
    abandoned: { label: '自动放弃', awaits: null, ends: 'badly' },
    refunded: { label: '已退费', awaits: null, ends: 'badly' },
  },
  transitions: {
    confirm: {
      label: '确认报名信息',
      from: ['draft'],
      to: 'confirmed',
      by: 'applicant',
      window: 'registration',
      freezes: true,
      guard: (facts) => [...eligibilityObjections(facts.answers), ...positionObjections(facts)],
    },
    // From 自动放弃 too: who paid inside the window is in, whenever the news comes (Q-02, E-22).
    pay: { label: '缴费到账', from: ['confirmed', 'abandoned'], to: 'paid', by: 'gateway', guard: (facts) => paidInTime(facts) },
    abandon: { label: '逾期自动放弃', from: ['draft', 'confirmed'], to: 'abandoned', by: 'system' },
    // By a 考试退费 that gives back what settled the order (S-04).
    refund: { label: '退费作废', from: ['paid'], to: 'refunded', by: 'system' },
    finish: { label: '考试结束', from: ['paid'], to: 'finished', by: 'system' },
  },
})

export type RegistrationState = keyof typeof registrationMachine.states
