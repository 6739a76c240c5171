import type { Answers, Field, Problems, Section, Step } from '@/lib/workflow/form'
import { withRequired } from './fields'
import { type SectionChoice, standardSections } from './sections/choice'
import { type DeclaredSection, type NamedWords, sectionLibrary } from './sections/library'

/** 报名信息 (E-04): the sections that the exam asks for. */
export function detailsStep(month: string, choices: readonly SectionChoice[] = standardSections, named: NamedWords = {}): Step {
  return {
    title: '填写报名信息',
    lead: '标有 * 的必须填写，其他项目结合实际选填。填写的内容会自动保存。',
    sections: choices.map((choice) => sectionOf(choice, month, named)),
    check: (answers) => Object.assign({}, ...choices.map((choice) => checkOf(choice, answers))),
  }
}

function sectionOf({ section, fields, required = {} }: SectionChoice, month: string, named: NamedWords): Section {
  const { title, fields: declare }: DeclaredSection = sectionLibrary[section]
  const declared = declare(month, named)
  const kept = Object.entries(declared).filter(([name]) => !fields || fields.includes(name))
  return { title, fields: Object.fromEntries(kept.map(([name, field]) => [name, asSet(field, required[name])])) }
}

function asSet(field: Field, required: boolean | undefined): Field {
  return required === undefined ? field : withRequired(field, required)
}

/** What a section's own check says of the fields that are asked for. */
function checkOf({ section, fields }: SectionChoice, answers: Answers): Problems {
  const { check }: DeclaredSection = sectionLibrary[section]
  const found = Object.entries(check?.(answers) ?? {})
  return Object.fromEntries(found.filter(([name]) => !fields || fields.includes(name.split('.')[0] ?? '')))
}
