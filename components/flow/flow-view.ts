import type { FieldView } from '@/components/form/step-view'
import type { Answers } from '@/lib/workflow/form'

export type { Answers }

/** A step of a flow as plain data. */
export type FlowView = {
  kind: string
  stepName: string
  title: string
  lead?: string | undefined
  sections: readonly { title: string; fields: readonly FieldView[] }[]
  answers: Answers
  previousHref?: string | undefined
  /** With a 验证码 that works by itself. */
  proof: boolean
  /** Sends an SMS code. */
  sends: boolean
  /** What is read before it is agreed to, by field. */
  documents: Readonly<Record<string, { title: string; paragraphs: readonly string[] }>>
  link?: { href: string; label: string } | undefined
}

export type FlowAnswer = {
  problems: Record<string, string>
  answers: Answers
  message?: string
  advice?: readonly string[]
  link?: { href: string; label: string }
  /** An SMS code was sent: the next may be in so many seconds. `at` tells two sendings apart. */
  sent?: { seconds: number; at: number }
}

export const flowField = '_flow'
export const flowStepField = '_step'
