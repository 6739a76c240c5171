import { z } from 'zod'
import type { EducationLevel } from '@/lib/education/rules'
import { defineMachine, type Window } from '@/lib/workflow/machine'
import { opinionSchema, remarkSchema } from '@/lib/workflow/opinion'
import type { Asked } from './conditions/judge'
import { barredObjections, confirmObjections } from './confirm-objections'
import { type RegistrationFrame, registrationForm } from './form'
import type { PositionRow } from './position-table/position'
import { type Reasons, resubmitSchema } from './reasons'
import { type ReplacedPhoto, replacedPhotoSchema } from './replaced-photo'
import { type Proposed, proposedSchema, type Returned, returnSchema } from './returned'
import { aloneObjections, needlessObjections, type Round, unhandledObjections } from './round'
import { type Confirmed, confirmSchema, feeObjections } from './seen-fee'
import { voidingSchema } from './voiding/causes'
import { afterConfirm, afterSigning, payObjections, returnObjections, signObjections, withdrawObjections } from './way'

/** What guards, windows and deadlines of a registration ask about. */
export type RegistrationFacts = {
  windows: { registration: Window; payment: Window; applicationForm: Window; admitCard: Window }
  sessionId: string
  kind: string
  /** Of what exam, in which year: what was done with 告知承诺制 holds for both (E-12). */
  exam: string
  year: number
  examEndsAt: Date
  /** What the choice so far costs, and the papers it sits. */
  feeFen: number
  papers: readonly string[]
  person: { id: string; name: string; sex: string; idKind: string; idNumber: string; mobile: string }
  frame: RegistrationFrame
  answers: Readonly<Record<string, string>>
  /** 报考条件 and who they are asked of; null: the exam has none (E-10). */
  asked: Asked | null
  /** 完善个人信息 with its 学历核查; null: this exam does not ask for it (E-14). */
  levels: readonly EducationLevel[] | null
  /** 告知承诺书 as it is signed today; null: the exam has none. */
  letter: { id: string; title: string; paragraphs: readonly string[]; textHash: string } | null
  /** 审核退回: the questions that are open again, and why. */
  returned: readonly { field: string; why: string }[]
  /** What was returned last and how the answers stand to it, from 审核退回 until it is decided; null or absent: nothing was (B-05). */
  round?: Round | null
  /** 退回待复核: what one reviewer proposes to return; null or absent: nothing. */
  proposed?: Proposed | null
  /** 自动放弃: where it stood before; money for an order of before 撤回承诺 settles nothing. */
  abandonedFrom: string | null
  /** The position chosen, as the table has it now; null: no longer there. */
  position?: PositionRow | null
  /** 诚信档案: why this person may register for no exam while its period lasts (O-23); null or absent: they may. */
  barred?: string | null
  /** When the payer paid, by the payment service's word, whenever the news came; null: no money that settles the order. */
  settledAt: Date | null
}

/** What signing is recorded with; only sign-commitment.ts makes one, after who signs proved to be who they are (E-12). */
const signatureSchema = z.object({
  letterId: z.string(),
  signedBy: z.enum(['password', 'sms']),
  address: z.string(),
  device: z.string(),
})
export type Signature = z.output<typeof signatureSchema>

const originSchema = z.object({ address: z.string(), device: z.string() })

/** Who asked for 发放证书, and with which run (E-38). */
const issueSchema = z.object({ issuedBy: z.uuid(), runId: z.uuid().nullable() })
export type Issue = z.output<typeof issueSchema>

/**
 * 报名: one person in one exam session, from 进入报名 to the day of the exam (E-02 … E-13). One machine for every kind of exam: after
 * confirming, 告知承诺制 leads by 签署承诺书, the four groups by 审核, all others straight to 待缴费.
 */
export const registrationMachine = defineMachine<RegistrationFacts>()({
  kind: 'exam-registration',
  label: '考试报名',
  about: 'examSession',
  formVersion: 1,
  initial: 'draft',
  opens: { label: '进入报名', by: 'applicant', window: 'registration', guard: barredObjections },
  holds: {
    key: (facts) => `exam:${facts.sessionId}:person:${facts.person.id}`,
    while: [
      ...(['draft', 'unsigned', 'proving', 'review', 'returnProposed', 'returned', 'confirmed'] as const),
      ...(['paid', 'abandoned', 'rejected', 'finished', 'refunded', 'voided', 'annulled'] as const),
    ],
  },
  // 报名地 decides which office reviews (E-05).
  belongs: ({ sessionId, frame, answers }) =>
    frame.regions?.includes(answers.region ?? '') ? { scope: `${sessionId}/${answers.region}` } : {},
  states: {
    draft: {
      label: '未确认',
      stage: '填写报名',
      awaits: 'applicant',
      edits: 'applicant',
      due: { at: (facts) => facts.windows.registration.to, do: 'abandon' },
    },
    unsigned: {
      label: '待签署承诺书',
      stage: '签署承诺书或审核',
      awaits: 'applicant',
      due: { at: (facts) => facts.windows.registration.to, do: 'abandon' },
    },
    proving: {
      label: '待上传证明材料',
      stage: '签署承诺书或审核',
      awaits: 'applicant',
      edits: 'applicant',
      editsSteps: ['proof'],
      due: { at: (facts) => facts.windows.registration.to, do: 'abandon' },
    },
    review: {
      label: '待审核',
      stage: '签署承诺书或审核',
      awaits: 'reviewer',
      sla: 2,
      due: { at: (facts) => facts.windows.payment.to, do: 'abandon' },
    },
    // One reviewer's word, which is nobody's yet: who applied reads what they read before.
    returnProposed: {
      label: '退回待复核',
      publicLabel: '待审核',
      stage: '签署承诺书或审核',
      awaits: 'reviewer',
      sla: 2,
      due: { at: (facts) => facts.windows.payment.to, do: 'abandon' },
    },
    returned: {
      label: '审核退回',
      stage: '签署承诺书或审核',
      awaits: 'applicant',
      edits: 'applicant',
      editsFields: (facts) => facts.returned.map(({ field }) => field),
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
    rejected: { label: '审核不通过', awaits: null, ends: 'badly' },
    abandoned: { label: '自动放弃', awaits: null, ends: 'badly' },
    refunded: { label: '已退费', awaits: null, ends: 'badly' },
    voided: { label: '报名无效', awaits: null, ends: 'badly' },
    annulled: { label: '成绩无效', stage: '考试', awaits: null, ends: 'badly' },
  },
  transitions: {
    confirm: {
      label: '确认报名信息',
      from: ['draft'],
      to: { among: ['unsigned', 'review', 'confirmed'], pick: afterConfirm },
      by: 'applicant',
      window: 'registration',
      freezes: true,
      input: confirmSchema,
      guard: (facts, _, seen: Confirmed) => [...confirmObjections(facts), ...feeObjections(facts, seen)],
    },
    sign: {
      label: '签署承诺书',
      from: ['unsigned'],
      to: { among: ['review', 'confirmed'], pick: afterSigning },
      by: 'applicant',
      window: 'registration',
      input: signatureSchema,
      guard: (facts, _, signature: Signature) => signObjections(facts, signature),
    },
    // Holds for this exam and year, and cannot be undone: effects.ts writes it where no transition reaches.
    withdraw: {
      label: '撤回承诺',
      from: ['unsigned', 'review', 'returnProposed', 'confirmed'],
      to: 'proving',
      by: 'applicant',
      window: 'registration',
      input: originSchema,
      guard: (facts) => withdrawObjections(facts),
      changes: () => ({ method: 'decline', declineKnown: 'known' }),
    },
    submitProof: {
      label: '提交证明材料',
      from: ['proving'],
      to: 'review',
      by: 'applicant',
      window: 'registration',
      freezes: true,
    },
    resubmit: {
      label: '修改后提交',
      from: ['returned'],
      to: 'review',
      by: 'applicant',
      window: 'registration',
      freezes: true,
      input: resubmitSchema,
      guard: (facts, _, said: Reasons) => [
        ...confirmObjections(facts),
        ...unhandledObjections(facts, registrationForm(facts.frame), said),
      ],
    },
    pass: { label: '审核通过', from: ['review'], to: 'confirmed', by: 'reviewer', input: remarkSchema, needsClaim: true },
    return: {
      label: '退回修改',
      from: ['review'],
      to: 'returned',
      by: 'reviewer',
      input: returnSchema,
      guard: (facts, at, said: Returned) => [...returnObjections(facts, at, said), ...aloneObjections(facts, said)],
      needsClaim: true,
    },
    reject: { label: '不通过', from: ['review'], to: 'rejected', by: 'reviewer', input: opinionSchema, needsClaim: true },
    // What passed once and was not touched since is not found wrong by one pair of eyes (B-05).
    proposeReturn: {
      label: '提请退回',
      from: ['review'],
      to: 'returnProposed',
      by: 'reviewer',
      insteadOf: 'return',
      input: returnSchema,
      guard: (facts, at, said: Returned) => [...returnObjections(facts, at, said), ...needlessObjections(facts, said)],
      needsClaim: true,
      shownTo: ['reviewer', 'examOfficer'],
    },
    agreeReturn: {
      label: '同意退回',
      publicLabel: '退回修改',
      from: ['returnProposed'],
      to: 'returned',
      by: 'reviewer',
      notByLast: ['proposeReturn'],
      input: proposedSchema,
      given: ({ proposed }) => proposed,
      guard: (facts, at) => returnObjections(facts, at, {}),
      needsClaim: true,
    },
    declineReturn: {
      label: '不同意退回',
      from: ['returnProposed'],
      to: 'review',
      by: 'reviewer',
      notByLast: ['proposeReturn'],
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['reviewer', 'examOfficer'],
    },
    // Confirmed, the photo is locked; an officer who says why makes the exception, from a page of its own (E-03).
    replacePhoto: {
      label: '更换照片',
      from: ['unsigned', 'review', 'returnProposed', 'confirmed', 'paid'],
      by: 'examOfficer',
      input: replacedPhotoSchema,
      freezes: true,
      changes: ({ photo }: ReplacedPhoto) => ({ photo }),
    },
    // From 自动放弃 too: who paid inside the window is in, whenever the news comes (Q-02, E-22).
    pay: {
      label: '缴费到账',
      from: ['confirmed', 'abandoned'],
      to: 'paid',
      by: 'gateway',
      guard: (facts) => payObjections(facts),
    },
    abandon: {
      label: '逾期自动放弃',
      from: ['draft', 'unsigned', 'proving', 'returned', 'review', 'returnProposed', 'confirmed'],
      to: 'abandoned',
      by: 'system',
    },
    // By a 考试退费 that gives back what settled the order (S-04).
    refund: { label: '退费作废', from: ['paid'], to: 'refunded', by: 'system' },
    finish: { label: '考试结束', from: ['paid'], to: 'finished', by: 'system' },
    // Both by what two people have decided (voiding/machine.ts): before the exam without a refund, after it with all scores (E-37).
    void: {
      label: '报名无效',
      from: ['unsigned', 'proving', 'review', 'returnProposed', 'returned', 'confirmed', 'paid'],
      to: 'voided',
      by: 'system',
      input: voidingSchema,
    },
    annul: { label: '成绩无效', from: ['finished'], to: 'annulled', by: 'system', input: voidingSchema },
    // Who is ready for it, lib/certificate judges: it stands in the session's scores, its 公示 and the check (E-38).
    certify: { label: '发放证书', from: ['finished'], by: 'system', input: issueSchema },
  },
})

export type RegistrationState = keyof typeof registrationMachine.states
