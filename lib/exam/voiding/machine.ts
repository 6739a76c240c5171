import { defineMachine } from '@/lib/workflow/machine'
import { opinionSchema, remarkSchema } from '@/lib/workflow/opinion'
import { type Voiding, voidingSchema } from './causes'
import { type Voided, voidingObjections } from './rules'

/** What guards of a voiding ask about. */
export type VoidingFacts = {
  title: string
  registrationId: string
  /** The registration as it is in this moment; null: there is none. */
  registration: (Voided & { number: string }) | null
  /** What was proposed. */
  proposal: Voiding | null
}

/**
 * 报名无效, 成绩无效: proposed by one exam officer with cause and reason, decided by another (E-37, O-27). A case of its own beside the
 * registration, which stays what it is until the second officer has decided.
 */
export const registrationVoidingMachine = defineMachine<VoidingFacts>()({
  kind: 'registration-voiding',
  label: '报名无效处理',
  about: 'registration',
  formVersion: 1,
  initial: 'draft',
  opens: {
    label: '登记无效处理',
    by: 'examOfficer',
    guard: ({ registration }, at) => voidingObjections(registration, at),
  },
  holds: { key: ({ registrationId }) => `voiding:${registrationId}`, while: ['draft', 'proposed'] },
  states: {
    // Left in the same transaction (propose-voiding.ts).
    draft: { label: '登记中', awaits: 'examOfficer' },
    proposed: { label: '无效待复核', awaits: 'examOfficer', sla: 3 },
    confirmed: { label: '已按无效处理', awaits: null, ends: 'well' },
    declined: { label: '不作无效处理', awaits: null, ends: 'badly' },
  },
  transitions: {
    propose: {
      label: '提出无效处理',
      from: ['draft'],
      to: 'proposed',
      by: 'examOfficer',
      input: voidingSchema,
      shownTo: ['examOfficer'],
    },
    confirm: {
      label: '确认无效',
      from: ['proposed'],
      to: 'confirmed',
      by: 'examOfficer',
      notBy: ['propose'],
      input: remarkSchema,
      guard: ({ registration, proposal }, at) =>
        proposal ? voidingObjections(registration, at) : [{ message: '没有写明原因和理由。' }],
      needsClaim: true,
      shownTo: ['examOfficer'],
    },
    // By whoever proposed it too: it is taken back then.
    decline: {
      label: '不作无效处理',
      from: ['proposed'],
      to: 'declined',
      by: 'examOfficer',
      input: opinionSchema,
      needsClaim: true,
      shownTo: ['examOfficer'],
    },
  },
})
