import { defineMachine } from '@/lib/workflow/machine'
import { opinionSchema } from '@/lib/workflow/opinion'

/**
 * 举报核查: what anybody reports about one who stands in a 公示 (E-36). The system opens it for whoever reported, who is nobody's applicant: the one
 * reported never learns of it, and the outcome is told inside the office alone.
 */
export const publicityConcernMachine = defineMachine<object>()({
  kind: 'publicity-concern',
  label: '公示举报核查',
  about: 'publicityEntry',
  formVersion: 1,
  initial: 'reported',
  opens: { label: '举报', by: 'system' },
  states: {
    reported: { label: '待核查', stage: '核查', awaits: 'reviewer', sla: 10, reveals: ['contact'] },
    upheld: { label: '属实', stage: '结果', awaits: null, ends: 'well' },
    dismissed: { label: '不属实', stage: '结果', awaits: null, ends: 'badly' },
  },
  transitions: {
    uphold: {
      label: '认定属实',
      from: ['reported'],
      to: 'upheld',
      by: 'reviewer',
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['reviewer'],
    },
    dismiss: {
      label: '认定不属实',
      from: ['reported'],
      to: 'dismissed',
      by: 'reviewer',
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['reviewer'],
    },
  },
})
