import { type Field, type NamedFile, type Option, rowWords, type When } from '@/lib/workflow/form'
import { cellNamed, isBlankRow, parseRows } from '@/lib/workflow/rows'

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
  /** materials: how many files at most; rows: how many rows. */
  max?: number
  /** rows: the cells of each, and what one is called. */
  columns?: readonly FieldView[]
  one?: string
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

/** What to call the fields that have a problem, cells of rows among them. */
export function labelsOf(fields: readonly FieldView[], problems: Problems): Record<string, string> {
  const labels = Object.fromEntries(fields.map((field) => [field.name, field.label]))
  for (const name of Object.keys(problems)) {
    const cell = cellNamed(name)
    const column = fields.find((field) => field.name === cell?.field)?.columns?.find((one) => one.name === cell?.column)
    if (cell && column) labels[name] = `${labels[cell.field]} ${cell.row + 1}，${column.label}`
  }
  return labels
}

/** An answer in the words of its choice; rows one after another, each on a line. */
export function answerWords(field: FieldView, answers: Answers): string {
  const value = answers[field.name] ?? ''
  if (field.columns) {
    const columns = Object.fromEntries(field.columns.map((column) => [column.name, column]))
    const rows = (parseRows(value) ?? []).filter((row) => !isBlankRow(row))
    return rows.map((row, index) => `${index + 1}. ${rowWords(columns, row).replaceAll('\n', '；')}`).join('\n')
  }
  const by = field.options && 'by' in field.options ? (answers[field.options.by] ?? '') : ''
  return choicesOf(field, by).find((option) => option.value === value)?.label ?? value
}
