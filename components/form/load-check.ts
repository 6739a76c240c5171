import type { Answers, Problems } from './step-view'

export type CheckStep = (stepName: string, frame: unknown, answers: Answers) => Problems

/** Checks by form name, loaded at the first input: zod is heavy and the page must be small. */
const checks: Record<string, () => Promise<CheckStep>> = {
  'exam-refund': () => import('@/lib/service/exam-refund/check-step').then((module) => module.checkRefundStep as CheckStep),
  'exam-registration': () => import('@/lib/exam/check-step').then((module) => module.checkRegistrationStep as CheckStep),
  'qualification-check': () =>
    import('@/lib/service/qualification-check/check-step').then((module) => module.checkSupplementStep),
  'score-recheck': () => import('@/lib/service/score-recheck/check-step').then((module) => module.checkRecheckStep),
  'unit-registration': () => import('@/lib/unit/check-step').then((module) => module.checkUnitRegistrationStep),
}

/** The check of a form; null when there is none or it cannot be loaded: the server checks in any case. */
export async function loadCheck(formName: string): Promise<CheckStep | null> {
  return (await checks[formName]?.().catch(() => null)) ?? null
}
