import { updateSession } from '@/db/queries/exam-config'
import type { ExamFeatures } from '@/lib/exam/features'
import { rulesTold } from '@/lib/exam/rules'
import { always, type SectionChoice, standardSections } from '@/lib/exam/sections/choice'
import { type DeclaredSection, type SectionName, sectionLibrary } from '@/lib/exam/sections/library'
import { sectionsSchema } from '@/lib/exam/sections/schema'
import { linesOf, readEach, writeLines } from '@/lib/text/read-lines'
import { type Field, isRequired, type Problems } from '@/lib/workflow/form'
import type { Part } from './part'

type Asked = { sections: SectionChoice[]; rules: string[] | undefined }

const between = '、'
const library = Object.entries(sectionLibrary) as [SectionName, DeclaredSection][]

/** 报名信息: which sections are asked for, of them which questions, which must be filled; and what is told before confirming (E-04, E-07). */
export const sections: Part<Asked> = {
  title: '报名信息',
  lead: '考生填写哪些内容，哪些必须填写，确认前告诉考生哪些条件。已经填写的内容不会丢失。',
  fields: () => ({
    sections: {
      label: '部分和项目',
      as: 'lines',
      rows: 10,
      required: true,
      hint: `一行一个部分：部分 | 项目、项目。必须填写的项目后面加 *。照片和取自账号的项目总是有，不用写。可用的部分：${library
        .map(
          ([name, { title }]) =>
            `${title}（${askable(name)
              .map(([, field]) => field.label)
              .join(between)}）`,
        )
        .join('；')}`,
    },
    rules: { label: '报名条件', as: 'lines', rows: 5, hint: '报名前告诉考生，一行一条；不写就告诉报考条件的条文' },
  }),
  show: ({ session: { features }, conditions }) => ({
    sections: writeLines((features.sections ?? standardSections).map(lineOf)),
    rules: rulesTold(features, conditions).join('\n'),
  }),
  read: (typed, { conditions }) => {
    const problems: Problems = {}
    const { rows, problem } = readEach(typed.sections ?? '', readSection)
    const parsed = sectionsSchema.safeParse(rows)
    const rules = linesOf(typed.rules ?? '')
    if (problem) problems.sections = problem
    else if (!parsed.success) problems.sections = parsed.error.issues[0]?.message ?? '填写有误'
    if (rules.length > 30 || rules.some((rule) => rule.length > 300)) problems.rules = '最多 30 条，每条 300 个字以内'
    const isOwn = rules.join() !== rulesTold({}, conditions).join()
    return { value: { sections: rows, rules: isOwn ? rules : undefined }, problems }
  },
  write: (tx, { session }, asked) =>
    updateSession(tx, session.id, { features: { ...session.features, ...asked } satisfies ExamFeatures }),
}

/** The questions of a section that an officer may leave out or require. */
function askable(name: SectionName): [string, Field][] {
  const declared: Readonly<Record<string, Field>> = sectionLibrary[name].fields('2000-01')
  return Object.entries(declared).filter(([field]) => !always.includes(field))
}

function lineOf({ section, fields, required = {} }: SectionChoice): string[] {
  const asked = askable(section).filter(([name]) => !fields || fields.includes(name))
  const labels = asked.map(([name, field]) => `${field.label}${(required[name] ?? isRequired(field)) ? '*' : ''}`)
  return [sectionLibrary[section].title, labels.join(between)]
}

function readSection([title = '', ...rest]: string[]): SectionChoice | string {
  const found = library.find(([, { title: one }]) => one === title)
  if (!found) return `没有“${title}”这个部分`
  const [section] = found
  const declared = askable(section)
  const asked: string[] = section === 'personal' ? [...always] : []
  const required: Record<string, boolean> = {}
  for (const one of rest
    .join(between)
    .split(between)
    .map((label) => label.trim())) {
    const label = one.replace(/[*＊]$/, '').trim()
    if (label === '') continue
    const [name, field] = declared.find(([, { label: own }]) => own === label) ?? []
    if (!name || !field) return `“${title}”里没有“${label}”`
    asked.push(name)
    if (isRequired(field) !== (label !== one)) required[name] = label !== one
  }
  if (asked.length === 0) return `“${title}”至少要有一项`
  return { section, fields: asked, ...(Object.keys(required).length > 0 ? { required } : {}) }
}
