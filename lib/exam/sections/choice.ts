import type { SectionName } from './library'

/** A section that an exam asks for: which of its fields (absent: all), and which must be filled otherwise than as declared. */
export type SectionChoice = {
  section: SectionName
  fields?: readonly string[]
  required?: Readonly<Record<string, boolean>>
}

/** What an exam asks for where nothing else is said: the sections of 职称考评结合专业知识考试. */
export const standardSections: readonly SectionChoice[] = (
  ['personal', 'insurance', 'highestEducation', 'work', 'contact'] as const
).map((section) => ({ section }))

/** What 公务员招录 asks for: every level of education, work, family (seed 001). */
export const recruitmentSections: readonly SectionChoice[] = [
  { section: 'personal', required: { ethnicity: true, politicalStatus: true } },
  { section: 'residence' },
  { section: 'studies' },
  { section: 'jobs' },
  { section: 'family' },
  { section: 'contact', required: { postcode: true } },
]

/** What 职业资格考试 asks for: every job and certificate, from which conditions and years of work are judged; levels of education come from 完善个人信息. */
export const qualificationSections: readonly SectionChoice[] = [
  { section: 'personal' },
  { section: 'work', fields: ['employer', 'employerKind'] },
  { section: 'career' },
  { section: 'contact', required: { postcode: true } },
]

/** Papers, seats and the office read these of every registration. */
export const always: readonly string[] = ['photo', 'name', 'sex', 'idNumber', 'mobile']
