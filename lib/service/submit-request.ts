import type { Viewer } from '@/lib/access/viewer'
import { type Answers, checkStep, nextStep, type StepRefused, stepOf, visibleSteps } from '@/lib/workflow/form'
import { actorsOf } from '@/lib/workflow/machine'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { readRequest } from './read-request'

export type RequestStep = { kind: string; caseId: string; step: string; values: Answers; version: number }
export type RequestStepSaved = { ok: true; next: string | null } | StepRefused

/**
 * Saves a step as it was typed, then checks it; the last one submits (S-01): the move that freezes the answers from where the case
 * stands. Answers the next step, null after submitting, or what is wrong with everything that was typed.
 */
export async function saveRequestStep(viewer: Viewer, saving: RequestStep, since: number): Promise<RequestStepSaved> {
  const { kind, caseId, step, values, version } = saving
  const refused = (message: string, more: Partial<StepRefused> = {}): RequestStepSaved => {
    return { ok: false, problems: {}, answers: values, version, message, ...more }
  }
  const open = await readRequest(viewer, kind, caseId)
  if (!open) return refused('没有找到这项申请，请从“业务查询”进入。')
  const saved = await saveAnswers(viewer, caseId, values, version, since)
  if (!saved.ok)
    return refused(saved.message, 'theirs' in saved ? { conflict: { theirs: saved.theirs, version: saved.version } } : {})
  const stored = { answers: saved.answers, version: saved.version }
  if (!visibleSteps(open.form, saved.answers).includes(step)) return refused('没有这一步，请从“业务查询”进入。', stored)
  const problems = checkStep(stepOf(open.form, step), saved.answers)
  if (Object.keys(problems).length > 0) return { ok: false, problems, ...stored }
  const next = nextStep(open.form, saved.answers, step)
  if (next) return { ok: true, next }
  const [submit] = Object.entries(open.machine.transitions).flatMap(([name, move]) =>
    move.freezes && move.from.includes(open.state) && actorsOf(move).includes('applicant') ? [name] : [],
  )
  if (!submit) return refused('现在不能提交，请从“业务查询”查看办理情况。', stored)
  const outcome = await transition(viewer, caseId, submit, undefined, { since, seen: saved.version })
  return outcome.ok ? { ok: true, next: null } : refused(outcome.message, stored)
}
