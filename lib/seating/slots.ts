import { touching } from '@/lib/clock/touching'

/** One paper of a draw, by its place in the timetable, from 1; papers of one slot are sat at the same time. */
export type DrawnPaper = { subject: string; slot: number }

type Timed = { subject: string; startsAt: Date; endsAt: Date }

/** The papers in the order of the timetable with their slots: papers whose times touch, also by way of a third, share one (E-31). */
export function slotsOf(papers: readonly Timed[]): DrawnPaper[] {
  const inOrder = papers.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.subject < b.subject ? -1 : 1))
  return touching(inOrder).map(([{ subject }, slot]) => ({ subject, slot }))
}

/** Has the timetable changed since a draw so that it would be drawn otherwise? */
export function slotsMoved(drawn: readonly DrawnPaper[], papers: readonly Timed[]): boolean {
  const key = (of: readonly DrawnPaper[]) => of.map(({ subject, slot }) => `${slot} ${subject}`).join('\n')
  return drawn.length > 0 && key(drawn) !== key(slotsOf(papers))
}
