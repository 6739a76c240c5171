import type { Queryable } from '@/db/client'
import { documentBefore, listMovesNamed } from '@/db/queries/review-round'
import type { Form } from '@/lib/workflow/form'
import { openAnswers } from '@/lib/workflow/freeze-answers'
import { reasonsSchema } from './reasons'
import { type Proposed, proposedSchema, returnedSchema, returningMoves } from './returned'
import { changedSince, type Round } from './round'

/** The states in which it counts what was returned last. */
const states: readonly string[] = ['returned', 'review', 'returnProposed']

export type ReadRound = {
  wrong: Round['wrong']
  reasons: Round['reasons']
  /** What was returned, as it was frozen. */
  document: NonNullable<Awaited<ReturnType<typeof documentBefore>>>
  /** What one reviewer proposes to return now, and nobody has decided. */
  proposed: Proposed | null
}

/** What was returned last, by one reviewer or by two, and what waits to be (B-05); null: nothing ever was, or it counts no more. */
export async function readRound(on: Queryable, caseId: string, state: string): Promise<ReadRound | null> {
  if (!states.includes(state)) return null
  const moves = await listMovesNamed(caseId, [...returningMoves, 'resubmit', 'proposeReturn'], on)
  const last = moves.find(({ name }) => returningMoves.some((one) => one === name))
  if (!last) return null
  // Of this return: whoever mended an earlier one has not yet mended it.
  const mended = moves.find(({ name, seq }) => name === 'resubmit' && seq > last.seq)
  const document = await documentBefore(caseId, mended?.at ?? null, on)
  if (!document) throw new Error(`what was returned of ${caseId} is gone`)
  const newest = state === 'returnProposed' ? moves.find(({ name }) => name === 'proposeReturn') : undefined
  return {
    ...returnedSchema.parse(last.input),
    ...reasonsSchema.parse(mended?.input),
    document,
    proposed: newest ? proposedSchema.parse(newest.input) : null,
  }
}

/** The same with what is answered otherwise now; answers as they are stored. */
export function roundOf(form: Form, { wrong, reasons, document }: ReadRound, answers: Record<string, string>): Round {
  const [before, now] = [document.answers, answers].map((stored) =>
    openAnswers(form, { answers: stored, version: 1, savedAt: document.frozenAt }),
  )
  return { wrong, reasons, changed: changedSince(form, { rows: document.rows, answers: before ?? {} }, now ?? {}) }
}
