import type { ExamFrame } from '@/db/queries/exam'
import { chosenPairs, chosenRegions, replaceChoices } from '@/db/queries/exam-config'
import { yuan } from '@/lib/clock/format'
import { linesOf, readEach, tooMuch, writeLines } from '@/lib/text/read-lines'
import { fenOf } from '@/lib/text/yuan'
import type { Problems } from '@/lib/workflow/form'
import type { Part } from './part'

type Choices = Pick<ExamFrame, 'choices' | 'regions'> & { choiceBy: ExamFrame['session']['choiceBy'] }

const ways = { 'level-specialty': '级别和专业', subjects: '报名地、级别、专业和科目', position: '职位' }

/** 考生怎样选: level and specialty, with what each pair costs more, and 报名地 (E-05). */
export const choices: Part<Choices> = {
  title: '级别专业',
  lead: '考生选择什么。有人确认过的级别、专业和报名地不能删去。',
  fields: () => ({
    choiceBy: {
      label: '考生选择',
      as: 'select',
      required: true,
      hint: '选职位的，级别和专业留空；职位在“职位表”里导入',
      options: Object.entries(ways).map(([value, label]) => ({ value, label })),
    },
    pairs: {
      label: '级别和专业',
      as: 'lines',
      rows: 10,
      hint: '一行一对：级别 | 专业 | 加收费用（元，可不填）。可以从 Excel 粘贴',
    },
    regions: { label: '报名地', as: 'lines', rows: 4, hint: '一行一个，决定由哪里审核；不分报名地的留空' },
  }),
  show: ({ session, choices, regions }) => ({
    choiceBy: session.choiceBy,
    pairs: writeLines(choices.map(({ level, specialty, feeFen }) => [level, specialty, feeFen ? yuan(feeFen) : ''])),
    regions: regions.join('\n'),
  }),
  read: (typed) => {
    const problems: Problems = {}
    const pairs = readEach(typed.pairs ?? '', readPair)
    const regions = linesOf(typed.regions ?? '')
    const { choiceBy = '' } = typed
    if (pairs.problem) problems.pairs = pairs.problem
    const twice = firstTwice(pairs.rows.map(({ level, specialty }) => `${level} ${specialty}`))
    if (twice) problems.pairs ??= `“${twice}”写了两次`
    if (!Object.hasOwn(ways, choiceBy)) problems.choiceBy = '请选择'
    else if (choiceBy !== 'position' && pairs.rows.length === 0) problems.pairs ??= '请至少写一对级别和专业'
    const again = firstTwice(regions)
    if (again) problems.regions = `“${again}”写了两次`
    return { value: { choiceBy: choiceBy as Choices['choiceBy'], choices: pairs.rows, regions }, problems }
  },
  inUse: async (tx, { session }, value) => {
    const problems: Problems = {}
    const kept = new Set(value.choices.map(({ level, specialty }) => `${level} ${specialty}`))
    const chosen = await chosenPairs(tx, session.id)
    if (chosen.length > 0 && value.choiceBy !== session.choiceBy) problems.choiceBy = '已有人确认报名，选择的方式不能再改'
    const gone = chosen.find(({ level, specialty }) => level && !kept.has(`${level} ${specialty}`))
    if (gone) problems.pairs = `“${gone.level} ${gone.specialty}”已有 ${gone.n} 人确认，不能删去`
    const region = (await chosenRegions(tx, session.id)).find((one) => one.region && !value.regions.includes(one.region))
    if (region) problems.regions = `“${region.region}”已有 ${region.n} 人确认，不能删去`
    return problems
  },
  write: (tx, { session }, value) => replaceChoices(tx, session.id, value),
}

function readPair([level = '', specialty = '', fee = '', ...rest]: string[]): Choices['choices'][number] | string {
  const feeFen = fee === '' ? 0 : fenOf(fee)
  if (level === '' || specialty === '') return '要有级别和专业两项'
  if (level.length > 30 || specialty.length > 30) return '级别和专业各 30 个字以内'
  if (/[、|｜]/.test(level + specialty)) return '级别和专业里不能有顿号'
  return feeFen === null ? '加收费用是数字，例如 10.00' : (tooMuch(rest) ?? { level, specialty, feeFen })
}

/** The first text that stands twice, or null. */
export function firstTwice(texts: readonly string[]): string | null {
  return texts.find((text, place) => texts.indexOf(text) !== place) ?? null
}
