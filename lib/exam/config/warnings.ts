import type { ExamFrame } from '@/db/queries/exam'
import { dayAndMinute } from '@/lib/clock/format'
import { touching } from '@/lib/clock/touching'
import { leavesOf } from '@/lib/exam/conditions/conditions'
import { letterOfCommitment, lettersToRead, noticeOfCommitment } from '@/lib/exam/letters'
import { feeRange, papersOpenTo } from '@/lib/exam/papers'
import { standardSections } from '@/lib/exam/sections/choice'
import { sectionLibrary } from '@/lib/exam/sections/library'
import { windowLabels } from './windows'

/** `stops`: cannot be published so; otherwise it may be meant. `part`: where it is mended. */
export type Warning = { message: string; part: string; stops: boolean }
type Configured = Pick<ExamFrame, 'windows' | 'papers' | 'letters' | 'choices' | 'regions' | 'conditions'> & {
  session: Pick<ExamFrame['session'], 'choiceBy' | 'features' | 'feeFen' | 'year' | 'advice' | 'admitCardNotices'>
}

/** What is wrong, or looks wrong, with an exam as it is set, and with how many positions (O-10, B-19). Pure. */
export function warningsOf(frame: Configured, positions: number, at: Date): Warning[] {
  const missed = [...missing(frame, positions), ...conditionsThatMiss(frame)]
  return [...missed, ...inOrder(frame), ...past(frame, at), ...ofOtherYears(frame), ...papersThatClash(frame)]
}

function missing(frame: Configured, positions: number): Warning[] {
  const { session, choices, papers, regions } = frame
  const stop = (message: string, part: string): Warning => ({ message, part, stops: true })
  const without = choices.find((choice) => papersOpenTo(papers, choice).length === 0)
  return [
    ...(lettersToRead(frame).length === 0 ? [stop('还没有必读文件', 'letters')] : []),
    ...(session.features.commitment && !(noticeOfCommitment(frame) && letterOfCommitment(frame))
      ? [stop('采用告知承诺制，还没有写告知书和告知承诺书，考生无法签署', 'letters')]
      : []),
    ...(papers.length === 0 ? [stop('还没有科目', 'papers')] : []),
    ...(choices.length === 0 && session.choiceBy !== 'position' ? [stop('还没有级别和专业', 'choices')] : []),
    ...(feeRange(frame).from === 0 ? [stop('有的报考缴费金额是 0 元，考生无法缴费，请填写费用', 'basics')] : []),
    ...(positions === 0 && session.choiceBy === 'position' ? [stop('还没有职位，请先导入职位表', 'positions')] : []),
    ...(session.features.review && !session.features.proofs?.length
      ? [{ message: '要审核材料，却没有写要哪些证明材料', part: 'options', stops: false }]
      : []),
    ...(without && papers.length > 0 ? [stop(`“${without.level} ${without.specialty}”没有要考的科目`, 'papers')] : []),
    ...(session.choiceBy === 'subjects' && regions.length === 0 ? [stop('还没有报名地', 'choices')] : []),
  ]
}

/** Which windows look as if somebody had mistyped them. */
function inOrder({ windows, papers }: Configured): Warning[] {
  const { registration, payment, applicationForm, admitCard } = windows
  const [first] = papers
  const checks: [boolean, string, boolean][] = [
    ...Object.entries(windows).map(([name, { from, to }]): [boolean, string, boolean] => [
      to <= from,
      `${windowLabels[name as keyof typeof windowLabels]}的截止不晚于开始`,
      true,
    ]),
    [payment.to <= registration.from, '网上缴费在报名开始前就截止，没有人能缴费', true],
    [payment.to < registration.to, '网上缴费比报名先截止，最后报名的人来不及缴费', false],
    [payment.from > registration.to, '报名截止后才开始缴费', false],
    [applicationForm.to <= payment.from, '打印报名表在缴费开始前就截止', true],
    [admitCard.from < payment.to, '缴费没有截止就开放打印准考证', false],
    [first !== undefined && admitCard.to <= admitCard.from, '打印准考证没有时间', true],
    [first !== undefined && admitCard.from >= first.startsAt, '开考以后才开放打印准考证', true],
    [first !== undefined && first.startsAt < payment.to, '缴费截止前就开考', true],
  ]
  return checks.flatMap(([wrong, message, stops]) => (wrong ? [{ message, part: 'windows', stops }] : []))
}

function past({ windows, papers }: Configured, at: Date): Warning[] {
  const late = papers.find((paper) => paper.startsAt < at)
  const over = windows.registration.to <= at
  return [
    ...(over ? [{ message: `报名已于 ${dayAndMinute(windows.registration.to)} 截止`, part: 'windows', stops: false }] : []),
    ...(late ? [{ message: `“${late.subject}”的考试时间已经过了`, part: 'papers', stops: false }] : []),
  ]
}

/** Days of years before that stand in texts: taken over with last year's, and easily left. */
function ofOtherYears({ session: { year, advice, admitCardNotices }, letters }: Configured): Warning[] {
  const texts = [
    ...letters.map(({ title, paragraphs }) => ({ what: `“${title}”`, part: 'letters', lines: paragraphs })),
    { what: '报名要点', part: 'basics', lines: advice },
    { what: '准考证须知', part: 'notices', lines: admitCardNotices },
  ]
  return texts.flatMap(({ what, part, lines }): Warning[] => {
    const days = [...lines.join('\n').matchAll(/(20\d\d)\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/g)]
    const old = days.find(([, named]) => Number(named) < year)?.[0]
    return old ? [{ message: `${what}里还写着“${old}”，请核对是不是这次的日期`, part, stops: false }] : []
  })
}

/** Two papers at one time that the same level and specialty sits; at one time are also those that a third one, of others, joins (E-31). */
function papersThatClash({ session, choices, papers }: Configured): Warning[] {
  const chosen = choices.length > 0 ? choices : [{ level: '', specialty: '' }]
  const times = new Map(touching(papers.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())))
  for (const choice of chosen) {
    const sat = papersOpenTo(papers, choice)
    for (const [place, one] of sat.entries()) {
      const other = sat.slice(place + 1).find((paper) => times.get(paper) === times.get(one))
      if (!other) continue
      const overlap = one.startsAt < other.endsAt && other.startsAt < one.endsAt
      const why = overlap ? '时间重叠' : '由别的科目的时间连在一起，编排座位时算同一场'
      const message = `“${one.subject}”和“${other.subject}”${why}，${words(choice)}都要考`
      return [{ message, part: 'papers', stops: session.choiceBy !== 'subjects' }]
    }
  }
  return []
}

/** Levels of which nothing is written, and conditions about what nobody is asked: those could not be met. */
function conditionsThatMiss({ session: { features }, choices, conditions }: Configured): Warning[] {
  const warn = (message: string, part: string, stops = false): Warning => ({ message, part, stops })
  if (!conditions) return [warn('还没有报考条件，考生报名时不会核对', 'conditions')]
  const isWritten = ({ level, specialty }: { level: string; specialty: string }) =>
    conditions.choices.some(
      ({ levels, specialties }) => (levels?.includes(level) ?? true) && (specialties?.includes(specialty) ?? true),
    )
  const bare = conditions.everyone ? undefined : choices.find((choice) => !isWritten(choice))
  const asked = (features.sections ?? standardSections).flatMap(
    ({ section, fields }): readonly string[] => fields ?? Object.keys(sectionLibrary[section].fields('2000-01')),
  )
  const leaves = leavesOf(conditions)
  const missed = [
    { kind: '学历', judged: leaves.some(({ kind }) => kind === 'education'), by: ['education', 'studies'] },
    { kind: '工作年限', judged: leaves.some((leaf) => 'work' in leaf && leaf.work?.years), by: ['jobs', 'yearsOfWork'] },
    { kind: '证书和职称', judged: leaves.some(({ kind }) => kind === 'certificate'), by: ['certificates', 'currentTitle'] },
  ].filter(({ kind, judged, by }) => {
    const isKnown = kind === '学历' && features.educationCheck
    return judged && !isKnown && !by.some((name) => asked.includes(name))
  })
  return [
    ...(bare ? [warn(`“${words(bare)}”没有写报考条件`, 'conditions')] : []),
    ...missed.map(({ kind }) => warn(`报考条件要核对${kind}，报名信息里却没有问，谁都不会符合`, 'sections', true)),
  ]
}

const words = ({ level, specialty }: { level: string; specialty: string }) => (level ? `${level} ${specialty}` : '考生')
