/** 合格标准 of one session: marks by paper, or by paper and level; and how long a result is good for. */
export type Standard = {
  marks: readonly { subject: string; level: string | null; mark: number }[]
  /** Counting the year of the exam; null: without end. */
  validYears: number | null
}

/** The mark that passes a paper; of the level where it has one of its own. Null: nothing was laid down. */
export function passMark({ marks }: Standard, subject: string, level: string | null): number | null {
  const of = (one: string | null) => marks.find((mark) => mark.subject === subject && mark.level === one)?.mark
  return (level === null ? undefined : of(level)) ?? of(null) ?? null
}

/** Does the score pass the paper? A code never does. */
export function isPassed(standard: Standard, sat: { subject: string; level: string | null; score: number }): boolean {
  const mark = passMark(standard, sat.subject, sat.level)
  return mark !== null && sat.score >= 0 && sat.score >= mark
}

type Paper = { subject: string; levels: readonly string[] | null }

/** The papers, with the level where it matters, for which the standard lays nothing down. */
export function unmarked(standard: Standard, papers: readonly Paper[], levels: readonly string[]): string[] {
  return papers.flatMap((paper) => {
    const concerned = paper.levels ?? levels
    if (concerned.length === 0) return passMark(standard, paper.subject, null) === null ? [paper.subject] : []
    return concerned
      .filter((level) => passMark(standard, paper.subject, level) === null)
      .map((level) => `${paper.subject}（${level}）`)
  })
}
