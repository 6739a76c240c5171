import { degrees, educationLevels } from '@/lib/exam/conditions/candidate'
import { clauseWords } from '@/lib/exam/conditions/clause-words'
import type { Leaf } from '@/lib/exam/conditions/conditions'
import { joins, type Way, type Whom } from '@/lib/exam/conditions/ways'
import type { Option } from '@/lib/workflow/form'
import type { SettingField, Typed } from './part'

const same = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }))
const none: Option = { value: '', label: '不要求' }
/** Levels of which nothing else is written. */
export const others = '其余级别'
const othersLabel = '其余级别（没有另写条件的）'
const between = '、'
const joinWords = { and: '另外还要符合', or: '或者（另一种办法）', with: '并且（与上一条合为一种办法）' } as const

/** What may be picked in a line: levels, specialties and 专业目录 that there are. */
export type Known = { levels: readonly string[]; specialties: readonly string[]; catalogues: readonly string[] }

/** What one line of 报考条件 asks the officer, by name. `chosen`: of whom it is now, also where that is not there any more. */
export function lineFields(group: string, known: Known, chosen: Whom = 'everyone'): Record<string, SettingField> {
  const field = (label: string, as: SettingField['as'], more: Partial<SettingField> = {}): SettingField => ({
    ...{ label, as, group },
    ...more,
  })
  const whom = chosen === 'everyone' ? { levels: null, specialties: null } : chosen
  const hasOthers = known.levels.length > 0 || showWhom(chosen).levels === others
  return {
    order: field('顺序', 'text', { hint: '按数字从小到大；插在 1 和 2 之间的写 1.5' }),
    levels: field('适用级别', 'ticks', {
      options: [...picked(known.levels, whom.levels), ...(hasOthers ? [{ value: others, label: othersLabel }] : [])],
      hint: known.levels.length > 0 ? '对所有人都要求的都不选' : '这项考试没有级别，不用选',
    }),
    specialties: field('适用专业', 'ticks', {
      options: picked(known.specialties, whom.specialties),
      hint: known.specialties.length > 0 ? '不分报考专业的都不选' : '这项考试没有专业，不用选',
    }),
    joins: field('与上一条的关系', 'select', {
      options: joins.map((value) => ({ value, label: joinWords[value] })),
      hint: '同一适用级别、专业里的第一条不用选',
    }),
    atLeast: field('学历不低于', 'select', { options: [none, ...same(educationLevels)] }),
    degree: field('学位不低于', 'select', { options: [none, ...same(degrees.slice(1))] }),
    majors: field('所学专业在目录', 'select', {
      options: [none, ...same(known.catalogues)],
      hint: '目录在本页下方填写，保存后可选',
    }),
    alike: field('相近专业也可以', 'tick'),
    fullTime: field('须是全日制', 'tick'),
    monthsAhead: field('应届毕业生可提前（月）', 'text', { hint: '报名截止后多少个月内毕业的也可以；不允许的留空' }),
    certificates: field('证书或职称', 'text', { hint: '有其中一个即可，用顿号分开；不要求的留空' }),
    heldYears: field('取得证书满（年）', 'text'),
    years: field('工作年限满（年）', 'text', { hint: '不要求的留空' }),
    field: field('从事什么工作', 'text', { hint: '例如 建设工程项目施工管理；不限的留空' }),
    since: field('年限从何时起算', 'select', {
      options: [
        { value: '', label: '按所用学历算，全日制的从毕业后起' },
        { value: 'after-diploma', label: '取得这个学历以后' },
        { value: 'after-certificate', label: '取得证书或职称以后' },
        { value: 'any', label: '全部工作经历' },
      ],
    }),
    employed: field('现在有工作单位', 'tick'),
    notCivilServant: field('不是公务员', 'tick'),
    household: field('有本市户籍', 'tick'),
    insured: field('在本市缴纳社保满（月）', 'text'),
    insuredReview: field('社保月数不足的由人工审核，不直接拒绝', 'tick'),
    clause: field('条文', 'lines', { rows: 2, hint: '考生读到的话；留空就用上面各项写成的一句' }),
    mend: field('不符合的怎么办', 'text', { hint: '告诉考生可以做什么；可以不写' }),
    told: field('几种办法合起来的条文', 'lines', { rows: 2, hint: '有“或者”的，写在第一种办法里；可以不写' }),
    toldMend: field('几种办法都不符合的怎么办', 'text', { hint: '可以不写' }),
    whole: field('这一种办法合起来的条文', 'lines', { rows: 2, hint: '有“并且”的，写在这种办法的第一条里；可以不写' }),
    drop: field('删去这一条', 'tick'),
  }
}

/** Those there are, and those that were: they must be seen to be taken out. */
function picked(known: readonly string[], chosen: readonly string[] | null): Option[] {
  const gone = (chosen ?? []).filter((one) => !known.includes(one))
  return [...same(known), ...gone.map((one) => ({ value: one, label: `${one}（已不在“级别专业”里）` }))]
}

const tick = (set: boolean | undefined) => (set ? 'yes' : '')
const number = (value: number | undefined) => (value === undefined ? '' : String(value))

/** An empty line. */
export function emptyLine(order: number): Typed {
  const blank = Object.fromEntries(
    Object.keys(lineFields('', { levels: [], specialties: [], catalogues: [] })).map((name) => [name, '']),
  )
  return { ...blank, order: String(order), joins: 'and' }
}

/** A line as texts; words that say nothing but the numbers are left to them. */
export function showLine({ whom, leaves, ...way }: Way, order: number): Typed {
  const [education, certificate] = [kindIn(leaves, 'education'), kindIn(leaves, 'certificate')]
  const [work, insured] = [kindIn(leaves, 'work'), kindIn(leaves, 'insured')]
  const asked = education?.work ?? certificate?.work ?? work?.work
  const { clause = '', mend = '' } = leaves[0] ?? {}
  return {
    ...emptyLine(order),
    ...showWhom(whom),
    joins: way.joins,
    atLeast: education?.atLeast ?? '',
    degree: education?.degree && education.degree !== '无' ? education.degree : '',
    majors: education?.majors?.of ?? '',
    alike: tick(education?.majors?.alike),
    fullTime: tick(education?.fullTime),
    monthsAhead: number(education?.monthsAhead),
    certificates: certificate?.names.join(between) ?? '',
    heldYears: number(certificate?.years),
    years: number(asked?.years),
    field: asked?.field ?? '',
    since: education?.work
      ? asked?.after
        ? 'after-diploma'
        : ''
      : certificate?.work?.after
        ? 'after-certificate'
        : asked
          ? 'any'
          : '',
    employed: tick(kindIn(leaves, 'employed') !== undefined),
    notCivilServant: tick(kindIn(leaves, 'not-civil-servant') !== undefined),
    household: tick(kindIn(leaves, 'household') !== undefined),
    insured: number(insured?.months),
    insuredReview: tick(insured?.fewer === 'review'),
    clause: clause === clauseWords(leaves) ? '' : clause,
    mend,
    told: way.told ?? '',
    toldMend: way.toldMend ?? '',
    whole: way.whole ?? '',
  }
}

function kindIn<K extends Leaf['kind']>(leaves: readonly Leaf[], kind: K): Extract<Leaf, { kind: K }> | undefined {
  return leaves.find((leaf): leaf is Extract<Leaf, { kind: K }> => leaf.kind === kind)
}

function showWhom(whom: Whom): Typed {
  if (whom === 'everyone') return {}
  const { levels, specialties } = whom
  return { levels: levels?.join(between) ?? (specialties ? '' : others), specialties: specialties?.join(between) ?? '' }
}
