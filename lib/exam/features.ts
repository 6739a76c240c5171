import type { SectionChoice } from './sections/choice'

/** What an exam asks for beside the common way from 进入报名 to the seat; set by an officer, read by machine, form and pages (O-10). */
export type ExamFeatures = {
  /** 告知承诺制: one may sign a letter instead of proving, once a year and exam (E-12). */
  commitment?: boolean
  /** Who does not commit, and who is exempt of papers, is reviewed before paying (E-13). */
  review?: boolean
  /** What those who are reviewed upload, each a question of its own. */
  proofs?: readonly Proof[]
  /** 学历学位核查 is answered before registering (E-14). */
  educationCheck?: boolean
  /** Levels whose papers are fewer and which are always reviewed: 免试 (E-13). */
  exemptLevels?: readonly string[]
  /** n: any n consecutive years count together (E-34); absent or 1: all at once. */
  rollingYears?: number
  /** Who passed without 告知承诺制, or with a diploma that was not confirmed, is checked after the scores (E-36). */
  checkAfterScores?: boolean
  /** Who passed and was checked gets a certificate (E-38). */
  certificate?: boolean
  /** 报名信息: which sections and fields are asked for (`sectionsSchema`); absent: the standard ones (E-04). */
  sections?: readonly SectionChoice[]
  /** 报名条件 as told before registering, where other words are wanted than those of the conditions. */
  rules?: readonly string[]
}

/** A proof that is asked for: 专业工作年限证明, 学历证明, 免试证明 … */
export type Proof = {
  key: string
  label: string
  hint?: string
  /** How many files at least (0: may be left out) and at most. */
  min: number
  max: number
  /** Only of these levels. */
  levels?: readonly string[]
}
