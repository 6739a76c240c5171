import { type Answers, checkedIn, joinChecked } from '@/lib/workflow/form'
import type { ExamFeatures } from './features'

type Paper = { subject: string; levels: readonly string[] | null; specialties: readonly string[] | null; feeFen: number }
export type Fees = {
  session: { feeFen: number; choiceBy: string; features?: ExamFeatures }
  choices: readonly { level: string; specialty: string; feeFen: number }[]
  papers: readonly Paper[]
}

/** The papers that a level and specialty may sit, in the order of the timetable. */
export function papersOpenTo<P extends Paper>(
  papers: readonly P[],
  { level = '', specialty = '' }: { level?: string; specialty?: string },
): P[] {
  const isFor = (among: readonly string[] | null, one: string) => among === null || among.includes(one)
  return papers.filter((paper) => isFor(paper.levels, level) && isFor(paper.specialties, specialty))
}

/** The papers that these answers sit: those chosen in a rolling exam by subjects, else all that are open to the level and specialty (E-05). */
export function papersOf<F extends Fees>({ session, papers }: F, answers: Answers): F['papers'][number][] {
  const open = papersOpenTo(papers, answers)
  if (session.choiceBy !== 'subjects' || (session.features?.rollingYears ?? 1) < 2) return open
  const chosen = new Set(checkedIn(answers.subjects ?? ''))
  return open.filter(({ subject }) => chosen.has(subject))
}

/** What is to be paid, in fen: of the exam, of the level and specialty, of each paper. */
export function feeOf(fees: Fees, answers: Answers): number {
  const pair = fees.choices.find(({ level, specialty }) => level === answers.level && specialty === answers.specialty)
  const papers = papersOf(fees, answers).reduce((sum, { feeFen }) => sum + feeFen, 0)
  return fees.session.feeFen + (pair?.feeFen ?? 0) + papers
}

/** What is to be paid whichever papers one sits, in fen. */
export function baseFee(fees: Fees, answers: Answers): number {
  return feeOf(fees, answers) - papersOf(fees, answers).reduce((sum, { feeFen }) => sum + feeFen, 0)
}

/** What an exam costs from and to, in fen, over all that may be chosen; with subjects, from the cheapest one. */
export function feeRange<F extends Fees>(fees: F): { from: number; to: number } {
  const isRolling = fees.session.choiceBy === 'subjects' && (fees.session.features?.rollingYears ?? 1) > 1
  const costs = fees.choices.flatMap(({ level, specialty }) => {
    const open = papersOpenTo(fees.papers, { level, specialty })
    const all = feeOf(fees, { level, specialty, subjects: joinChecked(open.map(({ subject }) => subject)) })
    return isRolling ? open.map(({ subject }) => feeOf(fees, { level, specialty, subjects: subject })).concat(all) : [all]
  })
  // Of positions there is nothing to choose from here: everybody sits every paper.
  const all = costs.length > 0 ? costs : [feeOf(fees, {})]
  return { from: Math.min(...all), to: Math.max(...all) }
}
