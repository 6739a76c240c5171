import type { ZodType } from 'zod'
import { cellName, cellOf, isBlankRow, parseRows, type Row } from './rows'

/** Answers as typed: every field a string, so that nothing typed is ever refused a place to stay. */
export type Answers = Readonly<Record<string, string>>
export type Option = { value: string; label: string }
export type When = { field: string; is: readonly string[] }

export type Field = {
  label: string
  schema: ZodType<unknown, string>
  as:
    | 'text'
    | 'textarea'
    | 'select'
    | 'radio'
    | 'month'
    | 'number'
    | 'email'
    | 'tel'
    | 'photo'
    | 'letter'
    | 'account'
    | 'materials'
    /** Chosen from a table too large for the form, by an action of its own. */
    | 'position'
    /** Rows of cells, kept as one text (rows-field.ts). */
    | 'rows'
    /** Typed once: never kept, never shown again. */
    | 'password'
    | 'code'
  hint?: string
  /** Choices; or choices that follow from another field (级别 → 专业). */
  options?: readonly Option[] | { by: string; of: Readonly<Record<string, readonly Option[]>> }
  when?: When
  /** Sealed one by one at rest; masked wherever it is not needed. */
  secret?: boolean
  autoComplete?: string
  /** materials: how many files at most; rows: how many rows. */
  max?: number
  /** rows: the cells of each row, and what one row is called (一段学习经历). */
  columns?: Readonly<Record<string, Field>>
  one?: string
}

export type Section = { title: string; fields: Readonly<Record<string, Field>> }

export type Step = {
  title: string
  lead?: string
  when?: When
  sections: readonly Section[]
  /** Questions across fields, asked once every field is right by itself. */
  check?: (answers: Answers) => Problems
}

export type Form = { version: number; steps: Readonly<Record<string, Step>> }

/** What is wrong, by field, in words that say how to mend it. */
export type Problems = Record<string, string>

/** A step that is not done: what is wrong, with everything that was typed, and what another window saved meanwhile. */
export type StepRefused = {
  ok: false
  problems: Problems
  answers: Answers
  version: number
  message?: string
  conflict?: { theirs: Answers; version: number }
}

/** The part of a form that may be changed now: the steps that a state names, or all of it. */
export function editablePart(form: Form, steps: readonly string[] | undefined): Form {
  if (!steps) return form
  return { ...form, steps: Object.fromEntries(Object.entries(form.steps).filter(([name]) => steps.includes(name))) }
}

/** All fields of a step in order, whether shown or not. */
export function fieldsOf(step: Step): Record<string, Field> {
  return Object.assign({}, ...step.sections.map((section) => section.fields))
}

/** The fields that the answers so far make visible. */
export function visibleFields(step: Step, answers: Answers): Record<string, Field> {
  return Object.fromEntries(Object.entries(fieldsOf(step)).filter(([, field]) => isVisible(field.when, answers)))
}

/** Must this field be filled (the manual's *)? Follows from its schema. */
export function isRequired(field: Field): boolean {
  return field.as !== 'account' && !field.schema.safeParse('').success
}

/** The choices of a field under the answers so far. */
export function optionsOf(field: Pick<Field, 'options'>, answers: Answers): readonly Option[] {
  if (!field.options) return []
  if (!('by' in field.options)) return field.options
  const { by, of } = field.options
  const chosenFirst = answers[by] ?? ''
  return Object.hasOwn(of, chosenFirst) ? (of[chosenFirst] ?? []) : []
}

/**
 * What is wrong with a step's answers, in the browser and on the server alike; empty when nothing is. Field by field: an object
 * schema made anew for each check would cost more than all checks together.
 */
export function checkStep(step: Step, answers: Answers): Problems {
  const problems: Problems = {}
  for (const [name, field] of Object.entries(visibleFields(step, answers))) {
    const problem = field.as === 'account' ? null : problemWith(field, answers[name] ?? '', answers)
    if (problem) problems[name] = problem
    else if (field.columns) Object.assign(problems, cellProblems(name, field.columns, answers[name] ?? ''))
  }
  return Object.keys(problems).length > 0 ? problems : (step.check?.(answers) ?? {})
}

/** Step names in order, those that the answers make visible. */
export function visibleSteps(form: Form, answers: Answers): string[] {
  return Object.entries(form.steps).flatMap(([name, step]) => (isVisible(step.when, answers) ? [name] : []))
}

/** The first step that is not complete, or null when the whole form is: which URL may open, and may it be submitted. */
export function firstIncompleteStep(form: Form, answers: Answers): string | null {
  for (const name of visibleSteps(form, answers)) {
    if (Object.keys(checkStep(stepOf(form, name), answers)).length > 0) return name
  }
  return null
}

/** May this step be opened: it, or one after it, is where the form stands (steps cannot be skipped by URL). */
export function mayOpenStep(form: Form, answers: Answers, name: string): boolean {
  const steps = visibleSteps(form, answers)
  const stands = firstIncompleteStep(form, answers)
  return steps.includes(name) && (stands === null || steps.indexOf(name) <= steps.indexOf(stands))
}

/** The step before, or null on the first. */
export function previousStep(form: Form, answers: Answers, name: string): string | null {
  const steps = visibleSteps(form, answers)
  return steps[steps.indexOf(name) - 1] ?? null
}

/** The step after, or null on the last. */
export function nextStep(form: Form, answers: Answers, name: string): string | null {
  const steps = visibleSteps(form, answers)
  return steps[steps.indexOf(name) + 1] ?? null
}

/** A file as lists and frozen answers name it; `pages` is 1 for a picture. */
export type NamedFile = { id: string; name: string; mediaType: string; pages: number; bytes: number }

export type AnswerRow = {
  step: string
  section: string
  field: string
  question: string
  answer: string
  secret?: true
  /** materials: the files, of which `answer` has the names. */
  files?: NamedFile[]
}

/** Questions and answers as people read them: the summary, the reviewer's page, the paper. `files` are those that answers may name. */
export function answerRows(form: Form, answers: Answers, files: ReadonlyMap<string, NamedFile> = new Map()): AnswerRow[] {
  return visibleSteps(form, answers).flatMap((stepName) =>
    stepOf(form, stepName).sections.flatMap((section) =>
      Object.entries(section.fields)
        .filter(([, field]) => field.as !== 'letter' && field.as !== 'photo' && isVisible(field.when, answers))
        .flatMap(([name, field]) => {
          const asked = { step: stepName, section: section.title, field: name, question: field.label }
          if (field.columns) return rowsAnswered(asked, field.columns, answers[name] ?? '')
          const secret = field.secret ? { secret: true as const } : {}
          return [{ ...asked, ...answered(field, answers, answers[name] ?? '', files), ...secret }]
        }),
    ),
  )
}

/** A row of cells in words, one cell a line: 毕业学校：深圳大学. Empty cells are left out. */
export function rowWords(columns: Readonly<Record<string, Pick<Field, 'label' | 'options' | 'when'>>>, row: Row): string {
  return Object.entries(columns)
    .filter(([name, column]) => cellOf(row, name).trim() !== '' && isVisible(column.when, row))
    .map(([name, column]) => `${column.label}：${readable(column, row, cellOf(row, name))}`)
    .join('\n')
}

/** The step of that name. Throws on a name that the form does not have. */
export function stepOf(form: Form, name: string): Step {
  const step = Object.hasOwn(form.steps, name) ? form.steps[name] : undefined
  if (!step) throw new Error(`the form has no step ${name}`)
  return step
}

function isVisible(when: When | undefined, answers: Answers): boolean {
  return !when || when.is.includes(answers[when.field] ?? '')
}

/** What is wrong with each cell of rows that hold something, each as a field of its own among the cells of its row. */
function cellProblems(field: string, columns: Readonly<Record<string, Field>>, value: string): Problems {
  const problems: Problems = {}
  for (const [index, row] of (parseRows(value) ?? []).entries()) {
    if (isBlankRow(row)) continue
    for (const [name, column] of Object.entries(columns)) {
      const problem = isVisible(column.when, row) ? problemWith(column, cellOf(row, name), row) : null
      if (problem) problems[cellName(field, index, name)] = problem
    }
  }
  return problems
}

/** One answer a row, numbered as people count; an unanswered question where there is none. */
function rowsAnswered(asked: Omit<AnswerRow, 'answer'>, columns: Readonly<Record<string, Field>>, value: string): AnswerRow[] {
  const rows = (parseRows(value) ?? []).filter((row) => !isBlankRow(row))
  if (rows.length === 0) return [{ ...asked, answer: '' }]
  return rows.map((row, index) => ({
    ...asked,
    field: `${asked.field}.${index}`,
    question: `${asked.question} ${index + 1}`,
    answer: rowWords(columns, row),
  }))
}

/** A choice must also be one that is offered; an empty optional one need not. */
function problemWith(field: Field, value: string, answers: Answers): string | null {
  const checked = field.schema.safeParse(value, { error: () => '填写有误，请检查' })
  if (!checked.success) return checked.error.issues[0]?.message ?? '填写有误，请检查'
  const offered = !value || !field.options || optionsOf(field, answers).some((option) => option.value === value)
  return offered ? null : '请从列出的选项中选择'
}

function answered(field: Field, answers: Answers, value: string, byId: ReadonlyMap<string, NamedFile>) {
  if (field.as !== 'materials') return { answer: readable(field, answers, value) }
  const files = value.split(',').flatMap((id) => byId.get(id) ?? [])
  return { answer: files.map((file) => file.name).join('、'), files }
}

function readable(field: Pick<Field, 'options'>, answers: Answers, value: string): string {
  return optionsOf(field, answers).find((option) => option.value === value)?.label ?? value
}
