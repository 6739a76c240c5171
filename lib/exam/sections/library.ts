import type { Answers, Field, Problems } from '@/lib/workflow/form'
import { career } from './career'
import { highestEducation, studies } from './education'
import { contact, insurance, personal, residence } from './person'
import { family, jobs, work } from './work'

/** What the exam's conditions name: the certificates and titles of which one may have one. */
export type NamedWords = { certificates?: readonly string[] }

/** A part of 报名信息 that an exam may ask for. */
export type DeclaredSection = {
  title: string
  /** `month`: 2020-08, the present one. */
  fields: (month: string, named?: NamedWords) => Readonly<Record<string, Field>>
  /** Questions across its fields, asked once every field is right by itself. */
  check?: (answers: Answers) => Problems
}

/** Every section there is, by name; which of them an exam asks for is data (O-10). */
export const sectionLibrary = {
  personal,
  insurance,
  residence,
  highestEducation,
  studies,
  work,
  jobs,
  career,
  family,
  contact,
} as const satisfies Record<string, DeclaredSection>

export type SectionName = keyof typeof sectionLibrary
