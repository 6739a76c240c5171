import { z } from 'zod'
import { keepPlan, readLastPlan } from '@/db/queries/sandbox'
import { keyedHash } from '@/lib/crypto/sealed'
import type { EducationRecord } from '@/lib/education/rules'
import { educationRecordSchema } from '@/lib/gateway/education/messages'

/** What /sandbox may have 学信网 say of a diploma number. */
export const educationOutcomeSchema = z.enum(['passed', 'failed', 'onsite', 'pending', 'timeout'])
export type EducationPlay = z.infer<typeof educationOutcomeSchema>

/** From now on 学信网 says this of the diploma number, until it is told something else. */
export async function planEducation(number: string, outcome: EducationPlay, record?: EducationRecord) {
  await keepPlan({ gateway: 'education', key: keyOf(number), outcome, ...(record ? { details: record } : {}) })
}

/** The simulated 学信网: says what it was told to; unasked it knows every diploma, with a record made from its number. */
export async function askEducation(number: string): Promise<{ outcome: EducationPlay; record: EducationRecord | null }> {
  const plan = await readLastPlan('education', keyOf(number))
  const outcome = plan ? educationOutcomeSchema.parse(plan.outcome) : 'passed'
  const told = plan?.details ? educationRecordSchema.parse(plan.details) : null
  return { outcome, record: outcome === 'passed' ? (told ?? recordOf(number)) : null }
}

/**
 * What a 电子注册号 tells by itself: five digits of the school, one of the kind of study, four of the year, two of the level, six more. Of
 * other numbers the same is made from their characters: the same number is always the same diploma.
 */
export function recordOf(number: string): EducationRecord {
  const [, school, kind, year, level, serial] = /^(\d{5})(\d)((?:19|20)\d\d)(\d\d)(\d{6})$/.exec(number) ?? []
  const sum = [...number].reduce((total, character) => total * 31 + (character.codePointAt(0) ?? 0), 7) % 1_000_003
  const to = Number(year ?? 2000 + (sum % 18))
  const { name, years } = levels[level ?? ''] ?? { name: '本科', years: 4 }
  return {
    school: schools[school ?? ''] ?? pick(Object.values(schools), sum),
    level: name,
    major: pick(majors, serial === undefined ? sum : Number(serial)),
    from: `${to - years}-09`,
    to: `${to}-07`,
    mode: kinds[kind ?? ''] ?? '全日制',
  }
}

const schools: Record<string, string> = {
  '10590': '深圳大学',
  '10558': '中山大学',
  '10561': '华南理工大学',
  '10001': '北京大学',
  '10003': '清华大学',
  '11113': '深圳职业技术学院',
  '14655': '深圳信息职业技术学院',
  '51161': '国家开放大学',
}
const kinds: Record<string, string> = { 1: '全日制', 5: '业余', 6: '自学考试', 7: '网络教育' }
const levels: Record<string, { name: string; years: number }> = {
  '01': { name: '博士研究生', years: 3 },
  '02': { name: '硕士研究生', years: 3 },
  '05': { name: '本科', years: 4 },
  '06': { name: '大专', years: 3 },
}
const majors = ['土木工程', '建筑学', '工程管理', '城乡规划', '给排水科学与工程', '会计学', '经济学', '计算机科学与技术']

function pick(list: readonly string[], place: number): string {
  return list[place % list.length] ?? ''
}

/** Even invented numbers are not kept in the clear. */
function keyOf(number: string) {
  return keyedHash(number, 'sandbox-education')
}
