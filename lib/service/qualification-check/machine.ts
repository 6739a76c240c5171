import { defineMachine } from '@/lib/workflow/machine'
import { opinionSchema, remarkSchema } from '@/lib/workflow/opinion'
import { checkDays, checkKey, closeObjections, supplementEnd, supplementObjections, type WhyChecked } from './rules'

/** What guards and deadlines of a check ask about. */
export type CheckFacts = {
  registrationId: string
  registrationNumber: string
  sessionId: string
  title: string
  /** Null: nobody would be checked for it today; a check that is open goes on. */
  why: WhyChecked | null
  /** When the scores came out; null: they are not. */
  publishedAt: Date | null
  /** A diploma that was not confirmed online still lacks its report, and nothing was supplemented yet (E-14). */
  owesReport: boolean
  /** Is there something for the applicant to hand in now? */
  isAsked: boolean
  /** No score of the registration counts any more (E-37). */
  isVoid: boolean
}

/**
 * 报考资格在线核查 after the scores (S-02, E-36): opened by the system for those who passed everything and made no commitment, or whose diplomas
 * were not confirmed. 不符合报考条件 is decided by two people. What becomes of the scores is the registration's own matter (E-37).
 */
export const qualificationCheckMachine = defineMachine<CheckFacts>()({
  kind: 'qualification-check',
  label: '报考资格在线核查',
  about: 'registration',
  formVersion: 1,
  initial: 'unreviewed',
  opens: { label: '开始核查', by: 'system' },
  holds: {
    key: ({ registrationId }) => checkKey(registrationId),
    while: [
      ...(['unreviewed', 'failed', 'doubted', 'passed'] as const),
      ...(['uncooperative', 'released', 'ineligible', 'voided'] as const),
    ],
  },
  states: {
    unreviewed: {
      label: '未审核',
      stage: '人工核查',
      awaits: 'reviewer',
      sla: checkDays,
      // Who owes the report of 学信网 need not wait to be asked (E-14).
      edits: 'applicant',
      editsFields: ({ isAsked }) => (isAsked ? ['files', 'note'] : []),
    },
    failed: {
      label: '核查不通过',
      stage: '补交材料',
      awaits: 'applicant',
      edits: 'applicant',
      due: { at: ({ publishedAt }, enteredAt) => supplementEnd(publishedAt, enteredAt), do: 'lapse' },
    },
    doubted: { label: '不符合待复核', publicLabel: '未审核', stage: '人工核查', awaits: 'reviewer', sla: 3 },
    passed: { label: '核查通过', stage: '核查通过', awaits: 'system' },
    uncooperative: { label: '未配合核查', stage: '补交材料', awaits: 'examOfficer', sla: 5 },
    released: { label: '发放证书', stage: '发放证书', awaits: null, ends: 'well' },
    ineligible: { label: '不符合报考条件', awaits: null, ends: 'badly' },
    voided: { label: '成绩无效', awaits: null, ends: 'badly' },
  },
  transitions: {
    supplement: {
      label: '补交材料',
      from: ['unreviewed', 'failed'],
      to: 'unreviewed',
      by: 'applicant',
      freezes: true,
      guard: (facts) => supplementObjections(facts),
    },
    pass: { label: '通过', from: ['unreviewed'], to: 'passed', by: 'reviewer', input: remarkSchema, needsClaim: true },
    fail: { label: '不通过', from: ['unreviewed'], to: 'failed', by: 'reviewer', input: opinionSchema, needsClaim: true },
    doubt: {
      label: '提出不符合条件',
      from: ['unreviewed'],
      to: 'doubted',
      by: 'reviewer',
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['reviewer', 'examOfficer'],
    },
    confirm: {
      label: '认定不符合条件',
      from: ['doubted'],
      to: 'ineligible',
      by: 'reviewer',
      notByLast: ['doubt'],
      input: opinionSchema,
      needsClaim: true,
    },
    disagree: {
      label: '不同意认定',
      from: ['doubted'],
      to: 'unreviewed',
      by: 'reviewer',
      notByLast: ['doubt'],
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['reviewer', 'examOfficer'],
    },
    lapse: { label: '逾期没有补交', from: ['failed'], to: 'uncooperative', by: 'system' },
    reopen: {
      label: '准许补交',
      from: ['uncooperative'],
      to: 'failed',
      by: 'examOfficer',
      input: opinionSchema,
      needsClaim: true,
    },
    close: {
      label: '作废后办结',
      from: ['uncooperative'],
      to: 'voided',
      by: 'examOfficer',
      input: remarkSchema,
      guard: (facts) => closeObjections(facts),
      needsClaim: true,
    },
    // With the first certificate of the registration (E-38).
    release: { label: '发放证书', from: ['passed'], to: 'released', by: 'system' },
    // With the registration, whatever it was voided for (E-37).
    annul: {
      label: '随报名作废',
      from: ['unreviewed', 'failed', 'doubted', 'passed', 'uncooperative'],
      to: 'voided',
      by: 'system',
    },
  },
})

/** Whether it ends with its registration, or has ended before. */
export function canBeAnnulled(state: string): boolean {
  return (qualificationCheckMachine.transitions.annul.from as readonly string[]).includes(state)
}

export type CheckState = keyof typeof qualificationCheckMachine.states
