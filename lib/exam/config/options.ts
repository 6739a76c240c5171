import { updateSession } from '@/db/queries/exam-config'
import type { ExamFeatures } from '@/lib/exam/features'
import type { Problems } from '@/lib/workflow/form'
import type { Part } from './part'

const ticks = {
  commitment: '告知承诺制：考生可以签署承诺书代替提交证明',
  review: '缴费前审核：没有承诺的、免试的，先审核证明材料',
  educationCheck: '学历核查有结果以后才能报名',
  checkAfterScores: '成绩发布后核查报考资格：没有承诺的、学历没有在线核验通过的',
  certificate: '合格的发证书',
} as const
const tickNames = Object.keys(ticks) as (keyof typeof ticks)[]

/** 报名方式: what this exam asks for beside the common way (`ExamFeatures`). */
export const options: Part<ExamFeatures> = {
  title: '办理方式',
  lead: '这项考试除了填写、确认、缴费以外还要什么。',
  fields: ({ choices }) => ({
    ...Object.fromEntries(tickNames.map((name) => [name, { label: ticks[name], as: 'tick' as const }])),
    exemptLevels: {
      label: '免试级别',
      as: 'text',
      hint: `用顿号分开，都要审核；没有的留空。现有级别：${[...new Set(choices.map(({ level }) => level))].join('、') || '还没有'}`,
    },
    rollingYears: { label: '成绩滚动（年）', as: 'text', hint: '连续几个考试年度的成绩合并计算；一次全部通过的填 1' },
  }),
  show: ({ session: { features } }) => ({
    ...Object.fromEntries(tickNames.map((name) => [name, features[name] ? 'yes' : ''])),
    exemptLevels: features.exemptLevels?.join('、') ?? '',
    rollingYears: String(features.rollingYears ?? 1),
  }),
  read: (typed, { choices, session }) => {
    const problems: Problems = {}
    const levels = new Set(choices.map(({ level }) => level))
    const exemptLevels = (typed.exemptLevels ?? '')
      .split('、')
      .map((one) => one.trim())
      .filter((one) => one !== '')
    const unknown = exemptLevels.find((one) => !levels.has(one))
    const years = Number((typed.rollingYears ?? '').normalize('NFKC'))
    if (unknown) problems.exemptLevels = `“${unknown}”不在级别专业里`
    if (!Number.isInteger(years) || years < 1 || years > 10) problems.rollingYears = '请填写 1 到 10 的整数'
    if (typed.commitment === 'yes' && typed.review !== 'yes')
      problems.review = '采用告知承诺制的，没有承诺的人要提交证明，请同时选上缴费前审核'
    const chosen = Object.fromEntries(tickNames.map((name) => [name, typed[name] === 'yes']))
    const rolling = years > 1 ? { rollingYears: years } : { rollingYears: undefined }
    return { value: { ...session.features, ...chosen, exemptLevels, ...rolling } as ExamFeatures, problems }
  },
  write: (tx, { session }, features) => updateSession(tx, session.id, { features }),
}
