import { defineMachine, type Window } from '@/lib/workflow/machine'
import { opinionSchema, remarkSchema } from '@/lib/workflow/opinion'
import { type RecheckResult, recheckResultSchema } from './result'
import { changedScore, confirmObjections, type Questioned, recheckObjections, resultObjections } from './rules'

/** What guards and windows of a recheck ask about. */
export type RecheckFacts = {
  aboutId: string
  title: string
  registrationId: string
  sessionId: string
  /** From publication until thirty days later; none before publication. */
  windows: { recheck?: Window | undefined }
  questioned: Questioned | null
  /** What was recorded last. */
  recorded: RecheckResult | null
}

/**
 * 成绩复查: within thirty days of publication, one request a subject (E-35, S-11). The result says what was done; a changed score is decided by
 * two people (O-27).
 */
export const scoreRecheckMachine = defineMachine<RecheckFacts>()({
  kind: 'score-recheck',
  label: '成绩复查',
  about: 'score',
  formVersion: 1,
  initial: 'draft',
  opens: { label: '申请成绩复查', by: 'applicant', window: 'recheck', guard: ({ questioned }) => recheckObjections(questioned) },
  holds: {
    key: (facts) => `recheck:${facts.aboutId}`,
    while: ['draft', 'submitted', 'found', 'unchanged', 'changed'],
  },
  states: {
    draft: {
      label: '草稿',
      stage: '填写申请',
      awaits: 'applicant',
      edits: 'applicant',
      due: { at: ({ windows }) => windows.recheck?.to ?? null, do: 'lapse' },
    },
    submitted: { label: '待复查', stage: '复查', awaits: 'examOfficer', sla: 10 },
    found: { label: '更正待复核', publicLabel: '待复查', stage: '复查', awaits: 'examOfficer', sla: 3 },
    unchanged: { label: '已复查无变化', stage: '结果', awaits: null, ends: 'well' },
    changed: { label: '已复查并更正', stage: '结果', awaits: null, ends: 'well' },
    withdrawn: { label: '已撤销', awaits: null, ends: 'badly' },
  },
  transitions: {
    submit: {
      label: '提交',
      from: ['draft'],
      to: 'submitted',
      by: 'applicant',
      window: 'recheck',
      freezes: true,
      guard: ({ questioned }) => recheckObjections(questioned),
    },
    withdraw: { label: '撤销申请', from: ['draft', 'submitted'], to: 'withdrawn', by: 'applicant' },
    lapse: { label: '逾期没有提交', from: ['draft'], to: 'withdrawn', by: 'system' },
    record: {
      label: '登记复查结果',
      from: ['submitted'],
      to: {
        among: ['unchanged', 'found'],
        pick: ({ questioned }, result: RecheckResult) =>
          changedScore(result, questioned?.fullMarks ?? 0) === null ? 'unchanged' : 'found',
      },
      by: 'examOfficer',
      input: recheckResultSchema,
      guard: ({ questioned }, _, result: RecheckResult) => resultObjections(questioned, result),
      needsClaim: true,
    },
    confirmChange: {
      label: '确认更正',
      from: ['found'],
      to: 'changed',
      by: 'examOfficer',
      notByLast: ['record'],
      input: remarkSchema,
      guard: ({ questioned, recorded }) =>
        recorded ? confirmObjections(questioned, recorded) : [{ message: '还没有登记复查结果。' }],
      needsClaim: true,
    },
    disagree: {
      label: '不同意更正',
      from: ['found'],
      to: 'submitted',
      by: 'examOfficer',
      notByLast: ['record'],
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['examOfficer'],
    },
  },
})
