import type { Queryable } from '@/db/client'
import { type CaseAnswers, latestDocument } from '@/db/queries/case'
import { type AnyMachine, type AnyTransition, stateOf } from './machine'

/**
 * The answers that a move is judged by and acts on: who submits is judged by what is saved, everybody else by what was submitted last,
 * whatever was typed since. Otherwise a cashier who reads one reason would give back for another (S-04).
 */
export async function judgedAnswers(
  on: Queryable,
  machine: AnyMachine,
  caseId: string,
  move: Pick<AnyTransition, 'freezes'>,
  saved: CaseAnswers | null,
): Promise<CaseAnswers | null> {
  if (!saved || move.freezes || !isEditedLater(machine)) return saved
  const document = await latestDocument(caseId, on)
  return document ? { ...saved, answers: document.answers } : saved
}

/** May answers change after they were submitted once? Where not, what is saved is what was submitted. */
function isEditedLater(machine: AnyMachine): boolean {
  return Object.keys(machine.states).some((name) => name !== machine.initial && stateOf(machine, name).edits !== undefined)
}
