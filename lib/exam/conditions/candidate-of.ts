import type { Answers } from '@/lib/workflow/form'
import { cellOf, parseRows, type Row } from '@/lib/workflow/rows'
import { type Candidate, type Certificate, type Diploma, degrees, educationLevels, type Job, type StudyMode } from './candidate'
import { type Month, monthNumber, monthOf } from './month'

/** An education level as the dossier or a form has it. */
export type TypedLevel = { level: string; degree: string; major: string; startedOn: string; endedOn: string; mode: string }

/**
 * What a registration tells of its candidate: the levels of the dossier where there are some, else those of the form; jobs row by row
 * or, where the form asks for a number of years only, as one job of that length. Whatever was typed, never throws.
 */
export function candidateOf(
  answers: Answers,
  asOf: Month,
  countedTo: Month,
  dossier: readonly TypedLevel[] | null = null,
): Candidate {
  const jobs = rowsOf(answers.jobs).flatMap(jobOf)
  return {
    diplomas: (dossier?.length ? dossier : levelsOf(answers)).flatMap(diplomaOf),
    jobs: answers.jobs === undefined ? statedJob(answers.yearsOfWork, countedTo) : jobs,
    certificates: [
      ...rowsOf(answers.certificates).flatMap((row) => certificateOf(cellOf(row, 'name'), cellOf(row, 'gainedOn'))),
      ...certificateOf(answers.currentTitle ?? '', answers.titleGainedAt ?? ''),
    ],
    ...(answers.employer?.trim() || jobs.some(({ to }) => to === null) ? { employed: true } : {}),
    ...(answers.employerKind ? { civilServant: answers.employerKind === 'civil-servant' } : {}),
    ...(answers.household ? { localHousehold: answers.household === 'shenzhen' } : {}),
    ...(answers.socialInsurance ? { insured: answers.socialInsurance === 'yes' } : {}),
    ...insuredMonthsOf(answers.socialInsuranceMonths),
    asOf,
  }
}

/** A month as typed, or null where it is none. */
export function monthIn(typed: string | undefined): Month | null {
  const text = typed?.normalize('NFKC').trim() ?? ''
  return /^(19[4-9]\d|20\d\d)-(0[1-9]|1[0-2])$/.test(text) ? text : null
}

/** One diploma, or none where level or graduation cannot be told. */
export function diplomaOf({ level, degree, major, startedOn, endedOn, mode }: TypedLevel): Diploma[] {
  const [known, graduatedOn] = [educationLevels.find((one) => one === (aliases[level] ?? level)), monthIn(endedOn)]
  if (!known || !graduatedOn) return []
  const started = monthIn(startedOn)
  return [
    {
      level: known,
      degree: degrees.find((one) => one === degree) ?? '无',
      major: major.trim(),
      study: studyOf(mode),
      ...(started ? { startedOn: started } : {}),
      graduatedOn,
    },
  ]
}

const aliases: Readonly<Record<string, string>> = { 高中及以下: '高中' }

function studyOf(mode: string): StudyMode {
  if (mode === '全日制' || mode === 'full-time') return 'full-time'
  return mode === '成人脱产' || mode === 'off-job' ? 'off-job' : 'part-time'
}

function levelsOf(answers: Answers): TypedLevel[] {
  const rows = rowsOf(answers.studies)
  if (rows.length > 0) {
    return rows.map((row) => ({
      level: cellOf(row, 'level'),
      degree: cellOf(row, 'degree'),
      major: cellOf(row, 'major'),
      startedOn: cellOf(row, 'from'),
      endedOn: cellOf(row, 'to'),
      mode: cellOf(row, 'mode'),
    }))
  }
  const { education = '', degree = '', major = '', graduatedAt = '', studyMode = '' } = answers
  return education ? [{ level: education, degree, major, startedOn: '', endedOn: graduatedAt, mode: studyMode }] : []
}

/** `field`: the kind of work by name; `related`: the candidate's own word on whether it is what the exam asks for. */
function jobOf(row: Row): Job[] {
  const [from, to] = [monthIn(cellOf(row, 'from')), monthIn(cellOf(row, 'to'))]
  const ended = cellOf(row, 'to').trim() !== ''
  if (!from || (ended && !to)) return []
  const field = cellOf(row, 'field') || (cellOf(row, 'related') === 'no' ? '其他工作' : null)
  return [{ employer: cellOf(row, 'organisation').trim(), field, from, to }]
}

/** 从事本专业年限 as a number: a job of so many years up to the day to which years are counted. */
function statedJob(typed: string | undefined, countedTo: Month): Job[] {
  const years = countIn(typed, 60)
  if (!years) return []
  return [{ employer: `填写的年限：${years}年`, field: null, from: monthOf(monthNumber(countedTo) - years * 12 + 1), to: null }]
}

function certificateOf(name: string, gained: string): Certificate[] {
  const gainedOn = monthIn(gained)
  return name.trim() && gainedOn ? [{ name: name.trim(), gainedOn }] : []
}

function insuredMonthsOf(typed: string | undefined) {
  const months = countIn(typed, 720)
  return months === null ? {} : { insuredMonths: months }
}

function countIn(typed: string | undefined, most: number): number | null {
  const text = typed?.normalize('NFKC').trim() ?? ''
  return /^\d{1,4}$/.test(text) && Number(text) <= most ? Number(text) : null
}

function rowsOf(answer: string | undefined): Row[] {
  return parseRows(answer ?? '') ?? []
}
