import { updateSession } from '@/db/queries/exam-config'
import type { ExamFeatures, Proof } from '@/lib/exam/features'
import { letterOfCommitment, noticeOfCommitment } from '@/lib/exam/letters'
import { namesIn } from '@/lib/text/names-in'
import { linesOf } from '@/lib/text/read-lines'
import type { Problems } from '@/lib/workflow/form'
import { firstTwice } from './choices'
import type { Part } from './part'
import { whyScoresHold } from './scores-hold'

const ticks = {
  commitment: '告知承诺制：考生可以签署承诺书代替提交证明',
  review: '缴费前审核：没有承诺的、免试的，先审核证明材料',
  educationCheck: '学历核查有结果以后才能报名',
  checkAfterScores: '成绩发布后核查报考资格：没有承诺的、学历没有在线核验通过的',
  certificate: '合格的发证书',
} as const
const tickNames = Object.keys(ticks) as (keyof typeof ticks)[]

/** What decides who has passed, who is checked and who is published. */
const decisive = ['rollingYears', 'commitment', 'checkAfterScores'] as const

/** 报名方式: what this exam asks for beside the common way (`ExamFeatures`). */
export const options: Part<ExamFeatures> = {
  title: '办理方式',
  lead: '这项考试除了填写、确认、缴费以外还要什么。',
  fields: ({ choices, session }) => ({
    ...Object.fromEntries(tickNames.map((name) => [name, { label: ticks[name], as: 'tick' as const }])),
    exemptLevels: {
      label: '免试级别',
      as: 'ticks',
      options: [...new Set([...choices.map(({ level }) => level), ...(session.features.exemptLevels ?? [])])].map((value) => ({
        ...{ value, label: value },
      })),
      hint: choices.length > 0 ? '科目较少、都要审核的级别；没有的都不选' : '还没有级别，请先填写“级别专业”',
    },
    proofs: {
      label: '证明材料',
      as: 'lines',
      rows: 5,
      hint: '要审核的人上传什么，一行一种：名称 | 说明（可不写） | 至少几个文件 | 最多几个文件 | 只要这些级别（用顿号分开，都要的留空）',
    },
    rollingYears: { label: '成绩滚动（年）', as: 'text', hint: '连续几个考试年度的成绩合并计算；一次全部通过的填 1' },
  }),
  show: ({ session: { features } }) => ({
    ...Object.fromEntries(tickNames.map((name) => [name, features[name] ? 'yes' : ''])),
    exemptLevels: features.exemptLevels?.join('、') ?? '',
    proofs: (features.proofs ?? []).map(proofLine).join('\n'),
    rollingYears: String(features.rollingYears ?? 1),
  }),
  read: (typed, frame) => {
    const { choices, session } = frame
    const problems: Problems = {}
    const levels = new Set(choices.map(({ level }) => level))
    const exemptLevels = namesIn(typed.exemptLevels ?? '')
    const unknown = exemptLevels.find((one) => !levels.has(one))
    const years = Number((typed.rollingYears ?? '').normalize('NFKC'))
    if (unknown) problems.exemptLevels = `“${unknown}”不在级别专业里`
    if (!Number.isInteger(years) || years < 1 || years > 10) problems.rollingYears = '请填写 1 到 10 的整数'
    if (typed.commitment === 'yes' && typed.review !== 'yes')
      problems.review = '采用告知承诺制的，没有承诺的人要提交证明，请同时选上缴费前审核'
    if (typed.commitment === 'yes' && session.publishedAt && !(noticeOfCommitment(frame) && letterOfCommitment(frame)))
      problems.commitment = '考试已经发布：请先在“必读文件”里写好告知书和告知承诺书，再采用告知承诺制'
    const proofs = readProofs(typed.proofs ?? '', session.features.proofs ?? [], levels, problems)
    const chosen = Object.fromEntries(tickNames.map((name) => [name, typed[name] === 'yes']))
    const rolling = years > 1 ? { rollingYears: years } : { rollingYears: undefined }
    return { value: { ...session.features, ...chosen, exemptLevels, proofs, ...rolling } as ExamFeatures, problems }
  },
  inUse: async (tx, { session }, features) => {
    // Not ticked, absent, and one year are the same.
    const field = decisive.find((name) => (features[name] || 1) !== (session.features[name] || 1))
    const why = field && (await whyScoresHold(tx, session.id))
    return field && why ? { [field]: why } : ({} as Problems)
  },
  write: (tx, { session }, features) => updateSession(tx, session.id, { features }),
}

const proofsMax = 10

function proofLine({ label, hint, min, max, levels }: Proof): string {
  return [label, hint ?? '', String(min), String(max), levels?.join('、') ?? ''].join(' | ').replace(/[ |]+$/, '')
}

/** A proof keeps its key while its name stays, so that what was uploaded stays with it. */
function readProofs(text: string, before: readonly Proof[], levels: ReadonlySet<string>, problems: Problems): Proof[] {
  const keys = new Set(before.map(({ key }) => key))
  const proofs = linesOf(text).map((line, place): Proof => {
    const [label = '', hint = '', min = '', max = '', only = ''] = line.split(/\t|[|｜]/).map((cell) => cell.trim())
    const [least, most] = [min === '' ? 1 : Number(min), max === '' ? 5 : Number(max)]
    const among = only === '' ? [] : only.split('、').map((one) => one.trim())
    const unknown = among.find((one) => !levels.has(one))
    const wrong = (problem: string) => {
      problems.proofs ??= `第 ${place + 1} 行：${problem}`
    }
    if (label === '' || label.length > 40 || hint.length > 200) wrong('名称要 1 到 40 个字，说明 200 个字以内')
    if (!Number.isInteger(least) || !Number.isInteger(most) || least < 0 || most < 1 || least > most || most > 10)
      wrong('文件数是整数，至少 0 个，最多 10 个')
    if (unknown !== undefined) wrong(`“${unknown}”不在级别专业里`)
    const known = before.find((proof) => proof.label === label)?.key
    const key = known ?? nextKey(keys)
    keys.add(key)
    return { key, label, ...(hint ? { hint } : {}), min: least, max: most, ...(among.length > 0 ? { levels: among } : {}) }
  })
  const twice = firstTwice(proofs.map(({ label }) => label))
  if (proofs.length > proofsMax) problems.proofs = `最多 ${proofsMax} 种`
  if (twice) problems.proofs ??= `“${twice}”写了两次`
  return proofs
}

function nextKey(taken: ReadonlySet<string>): string {
  const names = Array.from({ length: taken.size + 1 }, (_, nth) => `proof${nth + 1}`)
  return names.find((name) => !taken.has(name)) ?? 'proof'
}
