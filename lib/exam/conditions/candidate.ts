import type { Month } from './month'

/** 学历, lowest first. */
export const educationLevels = ['初中及以下', '高中', '中专', '大专', '本科', '硕士研究生', '博士研究生'] as const
export type EducationLevel = (typeof educationLevels)[number]

/** 学位, lowest first. */
export const degrees = ['无', '学士', '硕士', '博士'] as const
export type Degree = (typeof degrees)[number]

/** 全日制; 非全日制 beside one's work (业余、函授、自学考试、网络教育); 非全日制 away from it (脱产). */
export const studyModes = ['full-time', 'part-time', 'off-job'] as const
export type StudyMode = (typeof studyModes)[number]
export const studyWords: Record<StudyMode, string> = {
  'full-time': '全日制',
  'part-time': '非全日制（业余）',
  'off-job': '非全日制（脱产）',
}

/** `startedOn` matters for study away from work only, whose months do not count as work. */
export type Diploma = {
  level: EducationLevel
  degree: Degree
  major: string
  study: StudyMode
  startedOn?: Month
  graduatedOn: Month
}

/**
 * `to` null: still there. `field`: what kind of work it is, in the word of the condition that asks for it; null: by the candidate's own word
 * the kind that the exam asks for.
 */
export type Job = { employer: string; field: string | null; from: Month; to: Month | null }

/** A certificate, qualification or professional title, by the name that conditions use. */
export type Certificate = { name: string; gainedOn: Month }

/** What conditions ask about a person, wherever it was typed; undefined: not told. */
export type Candidate = {
  diplomas: readonly Diploma[]
  jobs: readonly Job[]
  certificates: readonly Certificate[]
  employed?: boolean
  civilServant?: boolean
  /** 户籍 in the city that holds the exam. */
  localHousehold?: boolean
  /** 社保 paid there, and for how many months by `asOf`. */
  insured?: boolean
  insuredMonths?: number
  asOf: Month
}
