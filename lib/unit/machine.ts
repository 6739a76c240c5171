import { defineMachine } from '@/lib/workflow/machine'
import { opinionSchema, remarkSchema } from '@/lib/workflow/opinion'
import { openingObjections, registrationObjections } from './rules'

/** What guards of a unit registration ask about. */
export type UnitRegistrationFacts = {
  answers: Readonly<Record<string, string>>
  /** In the spelling of the licence; '' where nothing right was typed. */
  code: string
  username: string
  /** A unit with this code is registered already. */
  isCodeTaken: boolean
  isUsernameTaken: boolean
  /** The applicant, who becomes the manager. */
  manager: { name: string; idNumber: string } | null
  /** The applicant has begun another one and not submitted it. */
  hasDraft: boolean
}

/** 单位注册: somebody real-named registers a unit and becomes its manager, once the office has looked at the licence. */
export const unitRegistrationMachine = defineMachine<UnitRegistrationFacts>()({
  kind: 'unit-registration',
  label: '单位注册',
  about: 'person',
  formVersion: 1,
  initial: 'draft',
  opens: { label: '申请单位注册', by: 'applicant', guard: (facts) => openingObjections(facts) },
  // Only while the office looks at it: what was sent back, and may never return, keeps the code from nobody.
  holds: { key: ({ code }) => `unit-code:${code}`, while: ['submitted'] },
  states: {
    draft: { label: '草稿', stage: '填写申请', awaits: 'applicant', edits: 'applicant' },
    submitted: { label: '待审核', stage: '审核', awaits: 'reviewer', sla: 3 },
    returned: { label: '审核退回', stage: '填写申请', awaits: 'applicant', edits: 'applicant' },
    registered: { label: '注册成功', stage: '注册成功', awaits: null, ends: 'well' },
    rejected: { label: '审核不通过', awaits: null, ends: 'badly' },
    withdrawn: { label: '已撤销', awaits: null, ends: 'badly' },
  },
  transitions: {
    submit: {
      label: '提交',
      from: ['draft', 'returned'],
      to: 'submitted',
      by: 'applicant',
      freezes: true,
      guard: (facts) => registrationObjections(facts),
    },
    withdraw: { label: '撤销申请', from: ['draft', 'submitted', 'returned'], to: 'withdrawn', by: 'applicant' },
    approve: {
      label: '通过',
      from: ['submitted'],
      to: 'registered',
      by: 'reviewer',
      input: remarkSchema,
      guard: (facts) => registrationObjections(facts),
      needsClaim: true,
    },
    return: { label: '退回', from: ['submitted'], to: 'returned', by: 'reviewer', input: opinionSchema, needsClaim: true },
    reject: { label: '不通过', from: ['submitted'], to: 'rejected', by: 'reviewer', input: opinionSchema, needsClaim: true },
  },
})
