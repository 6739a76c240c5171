import type { CaseAnswers, CaseHead, Tx } from '@/db/queries/case'
import { seal, unseal } from '@/lib/crypto/sealed'
import type { AnyBusiness } from './business'
import { type Answers, answerRows, checkStep, type Form, fieldsOf, stepOf, visibleSteps } from './form'
import { type Objection, stateOf } from './machine'
import { type NamedFiles, namedFiles } from './named-files'
import { openPart } from './open-part'

const purpose = 'answer'

/** One objection a step that is not complete, of those that may be changed now, with the link that leads there. */
export function unfinishedSteps(business: AnyBusiness, head: CaseHead, facts: unknown, saved: CaseAnswers | null): Objection[] {
  const whole = formOf(business, facts)
  const answers = openAnswers(whole, saved)
  const form = openPart(whole, stateOf(business.machine, head.state), facts)
  return visibleSteps(form, answers).flatMap((name) => {
    const step = stepOf(form, name)
    const problems = Object.values(checkStep(step, answers))
    return problems.length > 0
      ? [{ message: `“${step.title}”还有 ${problems.length} 处没有填好`, href: business.stepHref?.(head, name) }]
      : []
  })
}

/** The files that are about to be frozen, and an objection for each field that names one that is gone or is not the applicant's. */
export async function filesToFreeze(tx: Tx, business: AnyBusiness, head: CaseHead, facts: unknown, saved: CaseAnswers | null) {
  const form = formOf(business, facts)
  const named = await namedFiles(form, openAnswers(form, saved), head, tx)
  const missing = new Map(named.uses.filter(({ materialId }) => !named.byId.has(materialId)).map((use) => [use.field, use]))
  const objections = [...missing.values()].map(({ label, step }): Objection => {
    return { message: `“${label}”里有文件已经找不到，请移除后重新上传`, href: business.stepHref?.(head, step) }
  })
  return { ...named, objections }
}

/** The next document version: questions and answers as they are asked today; secret answers stay sealed. */
export function freezeAnswers(
  business: AnyBusiness,
  head: CaseHead,
  facts: unknown,
  saved: CaseAnswers | null,
  at: Date,
  files: NamedFiles['byId'] = new Map(),
) {
  const form = formOf(business, facts)
  const answers = { ...openAnswers(form, saved), ...business.accountAnswers?.(facts) }
  const rows = answerRows(form, answers, files).map((row) => (row.secret ? { ...row, answer: seal(row.answer, purpose) } : row))
  return { caseId: head.id, formVersion: form.version, rows, answers: saved?.answers ?? {}, frozenAt: at }
}

/** The saved answers after a correction, one version on; secret fields of the correction are sealed. */
export function correctAnswers(
  business: AnyBusiness,
  facts: unknown,
  saved: CaseAnswers | null,
  changes: Answers,
  at: Date,
): CaseAnswers {
  const form = formOf(business, facts)
  const answers = sealAnswers(form, { ...openAnswers(form, saved), ...changes })
  return { answers, version: (saved?.version ?? 0) + 1, savedAt: at }
}

/** Answers as stored, with secret fields opened. */
export function openAnswers(form: Form, saved: CaseAnswers | null): Answers {
  return eachSecret(form, saved?.answers ?? {}, (value) => unseal(value, purpose))
}

/** Answers as typed, with secret fields sealed one by one. */
export function sealAnswers(form: Form, answers: Answers): Record<string, string> {
  return eachSecret(form, answers, (value) => seal(value, purpose))
}

/** A frozen answer as it may be read; secret ones opened. */
export function openRow(row: { answer: string; secret?: true }): string {
  return row.secret ? unseal(row.answer, purpose) : row.answer
}

function formOf(business: AnyBusiness, facts: unknown): Form {
  if (!business.form) throw new Error(`${business.machine.kind} freezes answers but declares no form`)
  return business.form(facts)
}

function eachSecret(form: Form, answers: Answers, change: (value: string) => string): Record<string, string> {
  const changed = { ...answers }
  for (const step of Object.values(form.steps)) {
    for (const [name, field] of Object.entries(fieldsOf(step))) {
      const value = changed[name]
      if (field.secret && value) changed[name] = change(value)
    }
  }
  return changed
}
