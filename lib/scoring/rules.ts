/** A paper that was sat in an exam year, its score published. */
export type Sat = { year: number; subject: string; passed: boolean }

export type Asked = {
  /** The papers that are to be passed. */
  required: readonly string[]
  /** n: any n consecutive exam years count together; 1: all at once (E-34). */
  rollingYears: number
  /** The years in which this exam is held, as far as they are known. */
  years: readonly number[]
  sat: readonly Sat[]
  /** The exam year as of which is asked. */
  upTo: number
}

/** `until`: the last exam year that the pass counts for. */
export type Counted = { subject: string; year: number; until: number }

export type Standing = {
  /** The first exam year in which everything was passed; null: not yet. */
  completedIn: number | null
  counted: Counted[]
  /** What is to be passed in the next exam; where nothing rolls, what was not passed in this one. */
  missing: string[]
}

/**
 * Where somebody stands in an exam by its published scores (E-34): non-rolling exams are passed all at once, in an n-year rolling exam any n
 * consecutive exam years count together. An exam year is a year in which the exam was held. Pure.
 */
export function standingOf({ required, rollingYears, years, sat, upTo }: Asked): Standing {
  const held = examYears(years, sat, upTo)
  const now = held.indexOf(upTo)
  const last = new Map<string, number>()
  let completedIn: number | null = null
  for (let index = 0; index <= now; index += 1) {
    for (const one of sat) if (one.passed && one.year === held[index]) last.set(one.subject, index)
    const oldest = Math.min(...required.map((subject) => last.get(subject) ?? -1))
    if (completedIn === null && required.length > 0 && oldest >= 0 && oldest > index - rollingYears)
      completedIn = held[index] ?? null
  }
  const counted = required.flatMap((subject): Counted[] => {
    const index = last.get(subject)
    if (index === undefined || index <= now - rollingYears) return []
    return [{ subject, year: yearAt(held, index), until: yearAt(held, index + rollingYears - 1) }]
  })
  // Where something rolls, what was passed in the oldest year of a window does not count in the next exam any more.
  const oldestUseful = now - rollingYears + (rollingYears > 1 ? 2 : 1)
  const counts = (subject: string) => (last.get(subject) ?? Number.NEGATIVE_INFINITY) >= oldestUseful
  return { completedIn, counted, missing: completedIn === null ? required.filter((subject) => !counts(subject)) : [] }
}

function examYears(years: readonly number[], sat: readonly Sat[], upTo: number): number[] {
  return [...new Set([...years, ...sat.map(({ year }) => year), upTo])].sort((one, other) => one - other)
}

/** Beyond the years that are known the exam is taken to be held every year. */
function yearAt(held: readonly number[], index: number): number {
  const last = held.length - 1
  return index <= last ? (held[index] ?? 0) : (held[last] ?? 0) + index - last
}
