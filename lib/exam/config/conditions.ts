import type { ExamFrame } from '@/db/queries/exam'
import { insertConditions } from '@/db/queries/exam-conditions'
import { now } from '@/lib/clock/now'
import { clauseWords } from '@/lib/exam/conditions/clause-words'
import { type Conditions, conditionsSchema } from '@/lib/exam/conditions/conditions'
import { rulesOf, type Way, waysOf, whomWords } from '@/lib/exam/conditions/ways'
import { namesIn } from '@/lib/text/names-in'
import { linesOf, readEach, writeLines } from '@/lib/text/read-lines'
import type { Problems } from '@/lib/workflow/form'
import { emptyLine, type Known, lineFields, showLine } from './condition-line'
import type { Part, SettingField, Typed } from './part'
import { type ReadLine, readLine } from './read-line'

const linesMax = 40
const spare = 2

/** 报考条件, line by line: what each level asks, in how many ways; every change is a new version (E-10, O-10). */
export const conditions: Part<Conditions | null> = {
  title: '报考条件',
  lead: '谁可以报考，一条一条写：每条是一种办法，选填学历、专业、年限、证书等要求。考生报名时按这里核对，改动生成新的版本；已经确认的人仍按确认时的版本。',
  beside: { path: 'trial', label: '看条文、试一试' },
  fields: (frame) => ({
    source: { label: '依据哪份文件', as: 'text', hint: '例如 2021 年度二级建造师考试报考通知' },
    countedTo: { label: '工作年限算到', as: 'text', hint: '例如 2020-12-31；留空算到考试年度的 12 月 31 日' },
    ...fieldsOf(frame),
    catalogues: {
      label: '专业目录',
      as: 'lines',
      rows: 6,
      hint: '一行一个目录：目录名称 | 专业、专业 | 相近专业、相近专业。目录以外的专业由人工审核课程设置、培养计划',
    },
    notes: { label: '其他说明', as: 'lines', rows: 4, hint: '一行一条，告诉考生，不用来核对' },
  }),
  show: (frame) => ({
    source: frame.conditions?.source ?? '',
    countedTo: frame.conditions?.countedTo ?? '',
    ...Object.fromEntries(slotsOf(frame).flatMap((line, place) => named(place, line))),
    catalogues: writeLines(
      Object.entries(frame.conditions?.catalogues ?? {}).map(([name, { majors, alike }]) => [
        name,
        majors.join('、'),
        alike.join('、'),
      ]),
    ),
    notes: frame.conditions?.notes.join('\n') ?? '',
  }),
  read: readConditions,
  write: async (tx, { session }, value) => {
    if (value) await insertConditions(tx, session.id, value, await now(tx))
  },
}

function slotsOf({ conditions }: Pick<ExamFrame, 'conditions'>): Typed[] {
  const lines = conditions ? waysOf(conditions).map((way, nth) => showLine(way, nth + 1)) : []
  const empty = Math.max(0, Math.min(spare, linesMax - lines.length))
  return [...lines, ...Array.from({ length: empty }, (_, nth) => emptyLine(lines.length + nth + 1))]
}

function fieldsOf(frame: ExamFrame): Record<string, SettingField> {
  const ways = frame.conditions ? waysOf(frame.conditions) : []
  const known = knownIn(frame, Object.keys(frame.conditions?.catalogues ?? {}))
  return Object.fromEntries(
    slotsOf(frame).flatMap((_, place) => named(place, lineFields(titleOf(ways[place], place), known, ways[place]?.whom))),
  )
}

function knownIn({ choices }: ExamFrame, catalogues: readonly string[]): Known {
  const levels = [...new Set(choices.map(({ level }) => level))]
  return { levels, specialties: [...new Set(choices.map(({ specialty }) => specialty))], catalogues }
}

const joinedBy = { and: '', or: '或者：', with: '并且：' } as const

function titleOf(way: Way | undefined, place: number): string {
  if (!way) return `第 ${place + 1} 条（新的一条，不需要的不用填）`
  return `第 ${place + 1} 条 · ${whomWords(way.whom)}：${joinedBy[way.joins]}${way.leaves[0]?.clause ?? clauseWords(way.leaves)}`
}

function named<T>(place: number, line: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(line).map(([name, value]) => [`r${place}_${name}`, value])
}

function readConditions(typed: Typed, frame: ExamFrame): { value: Conditions | null; problems: Problems } {
  const problems: Problems = {}
  const catalogues = readCatalogues(typed.catalogues ?? '', problems)
  const known = knownIn(frame, Object.keys(catalogues))
  const lines = slotsOf(frame).flatMap((slot, place): ReadLine[] => {
    const cells = Object.fromEntries(Object.keys(slot).map((name) => [name, typed[`r${place}_${name}`] ?? '']))
    const { line, problems: wrong } = readLine(cells, known)
    for (const [name, problem] of Object.entries(wrong)) problems[`r${place}_${name}`] = problem
    return line ? [line] : []
  })
  const ways = lines.toSorted((one, other) => one.order - other.order).map(({ way }) => way)
  const [source, countedTo, notes] = [(typed.source ?? '').trim(), (typed.countedTo ?? '').trim(), linesOf(typed.notes ?? '')]
  if (notes.length > 30 || notes.some((note) => note.length > 400)) problems.notes = '最多 30 条，每条 400 个字以内'
  if (source.length > 400) problems.source = '请控制在 400 个字以内'
  if (ways.length === 0 && Object.keys(problems).length === 0) {
    if (frame.conditions || [source, countedTo, ...notes, ...known.catalogues].some(Boolean))
      problems.source = '请至少写一条报考条件'
    return { value: null, problems }
  }
  if (source === '') problems.source ??= '请写明依据哪份文件'
  const asked = { source: source || '报考条件', ...(countedTo ? { countedTo } : {}), catalogues, notes, ...rulesOf(ways) }
  if (Object.keys(problems).length > 0) return { value: null, problems }
  const parsed = conditionsSchema.safeParse(asked)
  if (parsed.success) return { value: parsed.data, problems }
  const isDay = parsed.error.issues.some(({ path }) => path[0] === 'countedTo')
  return {
    value: null,
    problems: isDay ? { countedTo: '日期写成 2020-12-31' } : { source: '条件太多或者太长，请删减后再保存' },
  }
}

function readCatalogues(text: string, problems: Problems): Conditions['catalogues'] {
  const { rows, problem } = readEach(text, ([name = '', majors = '', alike = '', ...rest]) => {
    if (!/^[\p{L}\p{N}（）()]{1,60}$/u.test(name)) return '目录名称用文字和数字，60 个字以内'
    if (rest.length > 0) return '专业之间用顿号分开'
    return { name, majors: namesIn(majors), alike: namesIn(alike) }
  })
  const twice = rows.find(({ name }, place) => rows.findIndex((row) => row.name === name) !== place)
  if (problem) problems.catalogues = problem
  else if (twice) problems.catalogues = `“${twice.name}”写了两次`
  else if (rows.some(({ majors, alike }) => [...majors, ...alike].some((one) => one.length > 60)))
    problems.catalogues = '每个专业 60 个字以内'
  return Object.fromEntries(rows.map(({ name, majors, alike }) => [name, { majors, alike }]))
}
