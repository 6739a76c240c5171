import { getCase } from '@/db/queries/case'
import { getExamFrame } from '@/db/queries/exam'
import type { Origin } from '@/lib/access/origin'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import type { RowsChange } from '@/lib/workflow/change-rows'
import {
  type Answers,
  checkStep,
  firstIncompleteStep,
  nextStep,
  type StepRefused,
  stepOf,
  visibleSteps,
} from '@/lib/workflow/form'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { agreeToLetter } from './agree-to-letter'
import { registrationFrame } from './facts'
import { letterField, registrationForm } from './form'
import { saveChangedRows } from './save-changed-rows'

export type StepSaving = {
  caseId: string
  step: string
  values: Answers
  version: number
  origin: Origin
  /** A button of a repeating section was pressed, where there are no scripts. */
  change?: RowsChange | null
}
export type StepSaved = { ok: true; next: string } | StepRefused

/**
 * 保存并进入下一步: saves what was typed, whatever it is, then checks the step; on a letter, agrees to the version that was read.
 * Answers the path of what comes next, or what is wrong, field by field, with everything that was typed (E-02, E-04, Q-10).
 */
export async function saveStep(viewer: Viewer, saving: StepSaving, since: number): Promise<StepSaved> {
  if (saving.change) return saveChangedRows(viewer, { ...saving, change: saving.change }, since)
  const { caseId, step, values, version } = saving
  const refused = (message: string, conflict?: { theirs: Answers; version: number }): StepSaved => ({
    ok: false,
    problems: {},
    answers: values,
    version,
    message,
    conflict,
  })
  const agreed = values[letterField(step)]
  const saved = agreed
    ? await agreeToLetter(viewer, caseId, { key: step, letterId: agreed }, saving.origin, since)
    : await saveAnswers(viewer, caseId, values, version, since)
  if (!saved.ok) return refused(saved.message, 'theirs' in saved ? { theirs: saved.theirs, version: saved.version } : undefined)
  const found = await getCase(viewer, caseId)
  const frame = found && (await getExamFrame(found.head.aboutId))
  if (!frame) return refused('没有找到这项报名，请从“我的考试”进入。')
  const form = registrationForm(registrationFrame(frame, await now()))
  if (!visibleSteps(form, saved.answers).includes(step)) return refused('没有这一步，请从“我的考试”进入。')
  const problems = checkStep(stepOf(form, step), saved.answers)
  if (Object.keys(problems).length > 0) return { ok: false, problems, answers: saved.answers, version: saved.version }
  const next = nextStep(form, saved.answers, step) ?? firstIncompleteStep(form, saved.answers) ?? 'confirm'
  return { ok: true, next: `/exams/${frame.session.id}/${next}` }
}
