import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { changeRows, pasteName, type RowsChange } from '@/lib/workflow/change-rows'
import { type Answers, fieldsOf, type StepRefused } from '@/lib/workflow/form'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { registrationFacts } from './facts'
import { registrationForm } from './form'

type Changing = { caseId: string; step: string; values: Answers; version: number; change: RowsChange }

/**
 * Adds, removes, moves or fills rows of a section and saves everything typed, for pages without scripts: answers the page to come back to, at
 * that section; or, with what of a pasted block found no place, the step as it was posted (Q-40, B-16).
 */
export async function saveChangedRows(
  viewer: Viewer,
  { caseId, step, values, version, change }: Changing,
  since: number,
): Promise<{ ok: true; next: string } | StepRefused> {
  const found = isUuid(caseId) ? await getCase(viewer, caseId) : null
  const facts = found?.head.kind === 'exam-registration' ? await registrationFacts(db(), found.head, found.answers) : null
  const form = facts && registrationForm(facts.frame)
  const asked = form && Object.hasOwn(form.steps, step) ? form.steps[step] : undefined
  const fields = asked ? fieldsOf(asked) : {}
  const field = Object.hasOwn(fields, change.field) ? fields[change.field] : undefined
  const refused = { ok: false as const, problems: {}, answers: values, version }
  if (!facts || !field?.columns) return { ...refused, message: '没有这一部分，请从“我的考试”进入。' }
  const block = pasteName(change.field)
  const changed = changeRows(field, values[change.field] ?? '', change, values[block] ?? '')
  const saved = await saveAnswers(viewer, caseId, { ...values, [change.field]: changed.answer }, version, since)
  if (!saved.ok) {
    const conflict = 'theirs' in saved ? { theirs: saved.theirs, version: saved.version } : undefined
    return { ...refused, message: saved.message, conflict }
  }
  if (changed.notes.length === 0) return { ok: true, next: `/exams/${facts.sessionId}/${step}#field-${change.field}` }
  const message = `已保存。${changed.notes.join('；')}。没有填入的内容留在粘贴框里。`
  return { ...refused, answers: { ...saved.answers, [block]: changed.rest }, version: saved.version, message }
}
