import type { Field, NamedFile, Option, When } from '@/lib/workflow/form'

export type Answers = Record<string, string>
/** What is wrong, by field. */
export type Problems = Record<string, string>

export type FieldView = {
  name: string
  label: string
  as: Field['as']
  required: boolean
  hint?: string
  options?: readonly Option[] | { by: string; of: Readonly<Record<string, readonly Option[]>> }
  when?: When
  /** account: what to show. letter: the version that is agreed to, posted as the answer. */
  value?: string
  /** letter: agreed to by a tick; without it, by going on. */
  tick?: boolean
  /** Never kept on the device. */
  secret?: boolean
  autoComplete?: string
  maxLength?: number
  /** materials: how many files at most. */
  max?: number
}

export type SectionView = { title: string; fields: readonly FieldView[] }

/** The files of a step: what each field names now, and what else its person has. */
export type StepFiles = { chosen: Readonly<Record<string, readonly NamedFile[]>>; library: readonly NamedFile[] }

/** A step as plain data, so that a server component can hand it to the browser. */
export type StepView = {
  caseId: string
  stepName: string
  title: string
  lead?: string
  sections: readonly SectionView[]
  answers: Answers
  version: number
  problems: Problems
  previousHref?: string
  nextLabel: string
  /** 10:31, as the business clock said it. */
  savedAt?: string
  /** Which check the browser loads (load-check.ts), and the plain data that it makes the form from. */
  formName: string
  frame: unknown
  /** Names the draft on this device: one per case and account. */
  draftKey: string
  /** 第 `at` 步，共 `of` 步 under the name of the exam; counted from 1. */
  progress?: { label: string; at: number; of: number }
  /** The files that its fields name, by field, and one's own library to choose from. */
  materials?: StepFiles
}

/** What another window saved meanwhile, where it differs from what was sent, and the version that it made. */
export type Conflict = { theirs: Answers; version: number }

/** The answer of the step's server action. `savedAt` says that it was stored: `message` is then good news. */
export type StepAnswer = {
  problems: Problems
  answers: Answers
  version: number
  message?: string
  savedAt?: string
  conflict?: Conflict
}

export type AutosaveAnswer =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; conflict: Conflict }
  | { ok: false; message: string }

export type StepButton = { label: string; name: string; value: string; tone: 'primary' | 'secondary' }

/** The names under which the form posts what is not an answer. */
export const caseField = '_case'
export const stepField = '_step'
export const versionField = '_version'

export function fieldId(name: string): string {
  return `field-${name}`
}

export function fieldsOfView(view: Pick<StepView, 'sections'>): FieldView[] {
  return view.sections.flatMap((section) => [...section.fields])
}

/** Typed here, and so saved as typed: not what comes from the account, not the photo, not files, not a position, not agreement to a letter. */
export function isTyped(field: FieldView): boolean {
  return (
    field.as !== 'account' && field.as !== 'photo' && field.as !== 'letter' && field.as !== 'materials' && field.as !== 'position'
  )
}

/** The choices of a field while its controlling field says `by`. */
export function choicesOf(field: FieldView, by: string): readonly Option[] {
  if (!field.options) return []
  return 'by' in field.options ? (field.options.of[by] ?? []) : field.options
}

/** An answer in the words of its choice. */
export function answerWords(field: FieldView, answers: Answers): string {
  const value = answers[field.name] ?? ''
  const by = field.options && 'by' in field.options ? (answers[field.options.by] ?? '') : ''
  return choicesOf(field, by).find((option) => option.value === value)?.label ?? value
}
