type Span = { startsAt: Date; endsAt: Date }

/** Spans in the order of their time, each with the number, from 1, of its group: those that touch, also by way of a third, share one. Pure. */
export function touching<S extends Span>(inOrder: readonly S[]): (readonly [S, number])[] {
  let [group, until] = [0, Number.NEGATIVE_INFINITY]
  return inOrder.map((span) => {
    if (span.startsAt.getTime() >= until) group += 1
    until = Math.max(until, span.endsAt.getTime())
    return [span, group] as const
  })
}
