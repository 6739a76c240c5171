import type { Answers } from '@/lib/workflow/form'

type Paper = { subject: string; levels: readonly string[] | null; specialties: readonly string[] | null; feeFen: number }
type Fees = {
  session: { feeFen: number; choiceBy: string }
  choices: readonly { level: string; specialty: string; feeFen: number }[]
  papers: readonly Paper[]
}

/** 报考科目 are kept as one answer, the names parted by this. */
const between = '、'

/** The papers that a level and specialty may sit, in the order of the timetable. */
export function papersOpenTo<P extends Paper>(
  papers: readonly P[],
  { level = '', specialty = '' }: { level?: string; specialty?: string },
): P[] {
  const isFor = (among: readonly string[] | null, one: string) => among === null || among.includes(one)
  return papers.filter((paper) => isFor(paper.levels, level) && isFor(paper.specialties, specialty))
}

/** The papers that these answers sit: those chosen where one chooses subjects, else all that are open to the level and specialty (E-05). */
export function papersOf<F extends Fees>({ session, papers }: F, answers: Answers): F['papers'][number][] {
  const open = papersOpenTo(papers, answers)
  if (session.choiceBy !== 'subjects') return open
  const chosen = new Set((answers.subjects ?? '').split(between))
  return open.filter(({ subject }) => chosen.has(subject))
}

/** What is to be paid, in fen: of the exam, of the level and specialty, of each paper. */
export function feeOf(fees: Fees, answers: Answers): number {
  const pair = fees.choices.find(({ level, specialty }) => level === answers.level && specialty === answers.specialty)
  const papers = papersOf(fees, answers).reduce((sum, { feeFen }) => sum + feeFen, 0)
  return fees.session.feeFen + (pair?.feeFen ?? 0) + papers
}
