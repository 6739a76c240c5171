// What was returned, what became of it, and who may return what again (B-05). Pure.
import { type Answers, type Form, stepOf, visibleFields, visibleSteps } from '@/lib/workflow/form'
import type { Objection } from '@/lib/workflow/machine'
import type { RegistrationFrame } from './form'
import type { Reasons } from './reasons'
import type { Returned } from './returned'
import { judgedQuestions } from './way'

/** The last return, and how the answers stand to it. */
export type Round = {
  wrong: readonly { field: string; why: string }[]
  /** The questions that are answered otherwise than in what was returned, or are asked in only one of the two. */
  changed: readonly string[]
  /** Why what was named was left as it is, in the words of the last 修改后提交. */
  reasons: readonly { field: string; reason: string }[]
}

/**
 * The questions that are not answered as they were frozen, secret answers opened; spaces around an answer change nothing. What was asked
 * then stands in the frozen rows: the form itself may ask other things today, of who withdrew a commitment.
 */
export function changedSince(form: Form, then: { rows: readonly { field: string }[]; answers: Answers }, now: Answers): string[] {
  // Rows of a repeating section are questions of their own: jobs.0, jobs.1.
  const before = new Set(then.rows.map(({ field }) => field.split('.')[0] ?? field))
  const today = new Set(visibleSteps(form, now).flatMap((name) => Object.keys(visibleFields(stepOf(form, name), now))))
  const reads = (answers: Answers, field: string) => (answers[field] ?? '').trim()
  const isAlike = (field: string) => before.has(field) && today.has(field) && reads(then.answers, field) === reads(now, field)
  return [...new Set([...before, ...today])].filter((field) => !isAlike(field))
}

type Asked = { frame: RegistrationFrame; answers: Answers; round?: Round | null }

/** What a reviewer judges; `settled`: not named in the last return and not changed since, so that it passed once (B-05). */
export function questionsToJudge(facts: Asked) {
  return judgedQuestions(facts).map((question) =>
    isSettled(facts.round, question.field) ? { ...question, settled: true as const } : question,
  )
}

function isSettled(round: Round | null | undefined, field: string): boolean {
  return Boolean(round) && !round?.changed.includes(field) && !round?.wrong.some((one) => one.field === field)
}

/** One reviewer alone does not return what passed once and was not touched since. */
export function aloneObjections(facts: Asked, { wrong = [] }: Partial<Returned>): Objection[] {
  const fresh = newDefects(facts, wrong)
  if (fresh.length === 0) return []
  const named = fresh.map((label) => `“${label}”`).join('、')
  return [{ message: `${named}上次退回时没有指出，考生也没有改动；要退回须由另一位审核人员复核，请用“提请退回”。` }]
}

/** What needs no second look is returned at once. */
export function needlessObjections(facts: Asked, { wrong }: Partial<Returned>): Objection[] {
  if (!wrong || newDefects(facts, wrong).length > 0) return []
  return [{ message: '要退回的都是上次指出过或者考生改动过的内容，不需要复核，请直接“退回修改”。' }]
}

function newDefects(facts: Asked, wrong: readonly { field: string }[]): string[] {
  const settled = questionsToJudge(facts).filter((question) => 'settled' in question)
  return settled.flatMap(({ field, label }) => (wrong.some((one) => one.field === field) ? [label] : []))
}

/** 已修改 by itself, where the answer is another one. `step`: where it is mended. */
export type ChecklistItem = { field: string; step: string; label: string; why: string; isChanged: boolean }

/** What was returned, item by item, in the order of the form; null: nothing was. */
export function checklistOf(form: Form, round: Pick<Round, 'wrong' | 'changed'> | null | undefined): ChecklistItem[] {
  const { wrong, changed } = round ?? { wrong: [], changed: [] }
  return Object.entries(form.steps).flatMap(([step, { sections }]) =>
    sections.flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([name, { label }]) =>
        wrong.flatMap(({ field, why }) =>
          field === name ? [{ field, step, label, why, isChanged: changed.includes(field) }] : [],
        ),
      ),
    ),
  )
}

type Mended = { round?: Round | null; sessionId: string }

/** Each item is changed, or left with a reason, before it is submitted again; nothing else is to be explained. */
export function unhandledObjections({ round, sessionId }: Mended, form: Form, { reasons }: Reasons): Objection[] {
  if (!round) return []
  const items = checklistOf(form, round)
  if (reasons.some(({ field }) => !items.some((item) => item.field === field)))
    return [{ message: '只能对退回时指出的内容说明理由，请刷新页面后重新提交。' }]
  const open = items.filter(({ field, isChanged }) => !isChanged && !reasons.some((one) => one.field === field))
  if (open.length === 0) return []
  const named = open.map(({ label }) => `“${label}”`).join('、')
  return [{ message: `${named}还没有修改；请修改，或者写明不修改的理由。`, href: `/exams/${sessionId}/${open[0]?.step}` }]
}
