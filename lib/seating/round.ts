/** One run of seating within a draw: the draw itself, and each time that latecomers were added after freezing. */
export type Round = { at: Date; count: number; resultHash: string }

/** A round as the line of the draw's report that keeps it. */
export function roundLine({ at, count, resultHash }: Round): string {
  return `${at.toISOString()} 编排 ${count} 人，结果校验值 ${resultHash}`
}

/** What the report tells of seats placed by hand before a round; nothing where there were none. */
export function placedLine(placed: number): string[] {
  return placed === 0 ? [] : [`照顾座位 ${placed} 个，由考务人员先行安排`]
}

/** The rounds that a draw's report tells of, in their order; other lines are words for people. */
export function roundsOf(report: readonly string[]): Round[] {
  return report.flatMap((line) => {
    const [, at, count, resultHash] = pattern.exec(line) ?? []
    return at && count && resultHash ? [{ at: new Date(at), count: Number(count), resultHash }] : []
  })
}

const pattern = /^(\S+Z) 编排 (\d+) 人，结果校验值 ([0-9a-f]{64})$/
