import type { Candidate, Diploma } from './candidate'
import { type Month, monthNumber, monthOf } from './month'

/** What a clause asks of work, and on which diploma or certificate it stands. */
export type WorkBasis = {
  field?: string | undefined
  /** The diploma one applies with: of a full-time one, only work after it counts. */
  diploma?: Diploma | undefined
  /** Counted only after this month, of which `what` says what was gained in it. */
  after?: { month: Month; what: string } | undefined
}

/** A stretch of one job: whether it counts and, where not, why. */
export type WorkLine = { employer: string; from: Month; to: Month; months: number; counts: boolean; why: string }

export type WorkYears = {
  countedTo: Month
  /** Whole years: 满几年. */
  years: number
  months: number
  lines: WorkLine[]
}

type Span = { from: number; to: number }
type Piece = Span & { why: string | null }

/**
 * Years of work by the end of the month `countedTo`, as lines that one can follow (E-11). Full-time study: from work after graduation;
 * study beside work counts, study away from it does not; what lies before a diploma or certificate that a clause names does not; jobs at
 * the same time count once; the month in which a job begins or ends counts, that of graduation does not. A job still held goes on.
 */
export function yearsOfWork(candidate: Pick<Candidate, 'jobs' | 'diplomas'>, basis: WorkBasis, countedTo: Month): WorkYears {
  const until = monthNumber(countedTo)
  const lines = piecesOf(candidate, basis).flatMap(({ employer, pieces }) =>
    pieces
      .filter(({ from }) => from <= until)
      .map((piece): WorkLine => {
        const [from, to] = [piece.from, Math.min(piece.to, until)]
        const counts = piece.why === null
        return {
          employer,
          from: monthOf(from),
          to: monthOf(to),
          months: counts ? to - from + 1 : 0,
          counts,
          why: piece.why ?? '计入',
        }
      }),
  )
  const months = lines.reduce((sum, line) => sum + line.months, 0)
  return { countedTo, years: Math.floor(months / 12), months, lines }
}

/** The month by whose end so many years are full, as a number of months; Infinity: never, as things are. */
export function workReaches(candidate: Pick<Candidate, 'jobs' | 'diplomas'>, basis: WorkBasis, years: number): number {
  let missing = years * 12
  if (missing === 0) return Number.NEGATIVE_INFINITY
  const counted = piecesOf(candidate, basis)
    .flatMap(({ pieces }) => pieces.filter(({ why }) => why === null))
    .sort((one, other) => one.from - other.from)
  for (const { from, to } of counted) {
    if (to - from + 1 >= missing) return from + missing - 1
    missing -= to - from + 1
  }
  return Number.POSITIVE_INFINITY
}

/** Every job, earliest first, cut where something begins or ceases to count. */
function piecesOf({ jobs, diplomas }: Pick<Candidate, 'jobs' | 'diplomas'>, basis: WorkBasis) {
  const blocks = blocksOf(diplomas, basis)
  const counted: Piece[] = []
  return [...jobs]
    .map((job) => ({ ...job, from: monthNumber(job.from), to: job.to === null ? Number.POSITIVE_INFINITY : monthNumber(job.to) }))
    .filter(({ from, to }) => from <= to)
    .sort((one, other) => one.from - other.from)
    .map(({ employer, field, from, to }) => {
      const elsewhere = basis.field !== undefined && field !== null && field !== basis.field
      const whole: Piece[] = [{ from, to, why: elsewhere ? `不是${basis.field}工作` : null }]
      const twice = counted.map((piece) => ({ ...piece, why: '与另一份工作同时，只计一次' }))
      const pieces = [...blocks, ...twice].reduce((cut, block) => cut.flatMap((piece) => cutBy(piece, block)), whole)
      counted.push(...pieces.filter(({ why }) => why === null))
      return { employer, pieces: pieces.sort((one, other) => one.from - other.from) }
    })
}

/** What does not count, whatever the job. */
function blocksOf(diplomas: readonly Diploma[], { diploma, after }: WorkBasis): Piece[] {
  const before = (month: Month, why: string): Piece => ({ from: Number.NEGATIVE_INFINITY, to: monthNumber(month), why })
  const away = diplomas.flatMap(({ study, startedOn, graduatedOn }): Piece[] => {
    if (study === 'part-time' || !startedOn) return []
    const why = study === 'full-time' ? '全日制学习期间不计' : '脱产学习期间不计'
    return [{ from: monthNumber(startedOn), to: monthNumber(graduatedOn), why }]
  })
  return [
    ...away,
    ...(diploma?.study === 'full-time' ? [before(diploma.graduatedOn, '全日制学历从毕业后参加工作起算')] : []),
    ...(after ? [before(after.month, `从${after.what}后起算`)] : []),
  ]
}

/** What lies inside the block takes its reason; what has one already keeps it. */
function cutBy(piece: Piece, block: Piece): Piece[] {
  if (piece.why !== null || block.to < piece.from || piece.to < block.from) return [piece]
  const inside = { from: Math.max(piece.from, block.from), to: Math.min(piece.to, block.to), why: block.why }
  const rest = [
    { ...piece, to: inside.from - 1 },
    { ...piece, from: inside.to + 1 },
  ]
  return [inside, ...rest.filter(({ from, to }) => Number.isFinite(from) && from <= to)]
}
