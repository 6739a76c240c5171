import type { ExamFrame } from '@/db/queries/exam'
import { isoDay } from '@/lib/clock/format'
import type { Answers } from '@/lib/workflow/form'
import { candidateOf, type TypedLevel } from './candidate-of'
import { type Asked, clockOf } from './judge'

/** What a session's conditions ask of these answers; null where it has none. `dossier`: the levels of 完善个人信息, where the exam reads them. */
export function askedOf(
  frame: Pick<ExamFrame, 'session' | 'windows' | 'conditions' | 'conditionsVersion'>,
  answers: Answers,
  at: Date,
  dossier: readonly TypedLevel[] | null = null,
): Asked | null {
  const { conditions, conditionsVersion: version, session, windows } = frame
  if (!conditions || version === null) return null
  const clock = clockOf(session.year, windows.registration.to, conditions)
  const candidate = candidateOf(answers, isoDay(at).slice(0, 7), clock.countedTo, dossier)
  return { version, conditions, clock, candidate, level: answers.level ?? '', specialty: answers.specialty ?? '' }
}
