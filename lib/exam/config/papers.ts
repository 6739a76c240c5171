import type { Tx } from '@/db/client'
import type { Paper } from '@/db/queries/exam'
import { replacePapers, satPapers } from '@/db/queries/exam-config'
import { currentDraw, holdSeating } from '@/db/queries/seating'
import { yuan } from '@/lib/clock/format'
import { readTime, writeTime } from '@/lib/clock/typed-time'
import { readEach, tooMuch, writeLines } from '@/lib/text/read-lines'
import { fenOf } from '@/lib/text/yuan'
import type { Problems } from '@/lib/workflow/form'
import { firstTwice } from './choices'
import type { Part } from './part'
import { whyScoresHold } from './scores-hold'

type Row = Omit<Paper, 'sessionId'>
const dayMs = 86_400_000

/** 科目: when, for whom, and what each costs (E-05). */
export const papers: Part<Row[]> = {
  title: '科目',
  lead: '每个科目的时间、适用的级别和专业、费用。有人要考的科目不能删去。',
  fields: () => ({
    papers: {
      label: '科目',
      as: 'lines',
      rows: 8,
      required: true,
      hint: '一行一科：科目 | 开始 2020-09-13 09:00 | 结束 11:30 | 级别（用顿号分开，都考的留空） | 专业（同前） | 费用（元，可不填）',
    },
  }),
  show: (frame) => ({
    papers: writeLines(
      frame.papers.map(({ subject, startsAt, endsAt, levels, specialties, feeFen }) => [
        subject,
        writeTime(startsAt).replace('T', ' '),
        writeTime(endsAt).slice(11),
        levels?.join('、') ?? '',
        specialties?.join('、') ?? '',
        feeFen ? yuan(feeFen) : '',
      ]),
    ),
  }),
  read: (typed, { choices }) => {
    const problems: Problems = {}
    const known = new Set(choices.flatMap(({ level, specialty }) => [level, specialty]))
    const { rows, problem } = readEach(typed.papers ?? '', (cells) => readPaper(cells, known))
    const twice = firstTwice(rows.map(({ subject }) => subject))
    if (problem) problems.papers = problem
    else if (rows.length === 0) problems.papers = '请至少写一个科目'
    else if (twice) problems.papers = `“${twice}”写了两次`
    return { value: rows, problems }
  },
  inUse: async (tx, { session }, value) => {
    const gone = (await satPapers(tx, session.id)).find(({ subject }) => !value.some((paper) => paper.subject === subject))
    const problem = gone
      ? `“${gone.subject}”已有 ${gone.n} 人确认要考，不能删去或改名`
      : ((await clashInSeats(tx, session.id, value)) ?? (await whyScoresHold(tx, session.id)))
    return problem ? { papers: problem } : ({} as Problems)
  },
  write: (tx, { session }, value) => replacePapers(tx, session.id, value),
  movesDeadlines: true,
}

/** Why these times would seat two people on one seat: papers that were frozen as one after the other would be at the same time (E-31). */
async function clashInSeats(tx: Tx, sessionId: string, papers: readonly Row[]): Promise<string | null> {
  if (!(await holdSeating(tx, sessionId))) return '正在编排这项考试的座位，请等编排完成后再改'
  const draw = await currentDraw(sessionId, tx)
  if (draw?.state !== 'frozen') return null
  const slotOf = new Map(draw.papers.map(({ subject, slot }) => [subject, slot]))
  const drawn = papers.filter(({ subject }) => slotOf.has(subject))
  for (const [place, one] of drawn.entries()) {
    const other = drawn
      .slice(place + 1)
      .find((paper) => slotOf.get(paper.subject) !== slotOf.get(one.subject) && overlap(paper, one))
    if (other) return `座位已经冻结，“${one.subject}”和“${other.subject}”不能改到同一时间：同一个座位会有两个人`
  }
  return null
}

function overlap(one: Row, other: Row): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

function readPaper(
  [subject = '', from = '', to = '', levels = '', specialties = '', fee = '', ...rest]: string[],
  known: Set<string>,
): Row | string {
  const startsAt = readTime(from)
  const endsAt = startsAt && readTime(to.includes('-') ? to : `${writeTime(startsAt).slice(0, 10)} ${to}`)
  const feeFen = fee === '' ? 0 : fenOf(fee)
  const among = (text: string) => (text === '' ? null : text.split('、').map((one) => one.trim()))
  const [forLevels, forSpecialties] = [among(levels), among(specialties)]
  const unknown = [...(forLevels ?? []), ...(forSpecialties ?? [])].find((one) => !known.has(one))
  if (subject === '' || subject.length > 40) return '科目名称要 1 到 40 个字'
  if (subject.includes('、')) return '科目名称里不能有顿号'
  if (!startsAt) return '开始时间写成 2020-09-13 09:00'
  if (!endsAt) return '结束时间写成 11:30'
  if (endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > dayMs) return '结束要晚于开始，一科不超过一天'
  if (unknown !== undefined) return `“${unknown}”不在级别专业里`
  if (feeFen === null) return '费用是数字，例如 57.00'
  return tooMuch(rest) ?? { subject, startsAt, endsAt, levels: forLevels, specialties: forSpecialties, feeFen }
}
