import type { Tx } from '@/db/client'
import type { ExamFrame } from '@/db/queries/exam'
import type { Option, Problems } from '@/lib/workflow/form'

export type Typed = Readonly<Record<string, string>>

export type SettingField = {
  label: string
  /** ticks: several of the options, in one text with 、 between them. */
  as: 'text' | 'lines' | 'time' | 'select' | 'tick' | 'ticks'
  required?: boolean
  hint?: string
  options?: readonly Option[]
  /** lines: how many to show. */
  rows?: number
  /** Fields of one group fold together under these words. */
  group?: string
}

/**
 * One part of what an officer sets of an exam: what is shown, how what was typed is read, and where it goes (O-10). `V`: what was read.
 * Texts in and out are the same shape, so that a change can be kept as before and after.
 */
export type Part<V> = {
  title: string
  lead: string
  /** A page of the exam that shows what comes of it. */
  beside?: { path: string; label: string }
  fields: (frame: ExamFrame) => Readonly<Record<string, SettingField>>
  show: (frame: ExamFrame) => Typed
  read: (typed: Typed, frame: ExamFrame) => { value: V; problems: Problems }
  /** What cannot go because somebody chose or agreed to it. */
  inUse?: (tx: Tx, frame: ExamFrame, value: V) => Promise<Problems>
  write: (tx: Tx, frame: ExamFrame, value: V) => Promise<void>
  /** Deadlines of cases under way follow from it. */
  movesDeadlines?: boolean
}

// biome-ignore lint/suspicious/noExplicitAny: each part reads what it writes; those who go through all parts hand the one to the other
export type AnyPart = Part<any>
