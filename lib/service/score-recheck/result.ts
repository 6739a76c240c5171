import { z } from 'zod'

/** What is done in a recheck, each ticked by whoever did it: the report says these, not just 无变化 (B-15). */
export const recheckSteps = {
  sheets: '核对答题卡份数',
  owner: '核对答题卡上的姓名、准考证号和科目',
  scan: '核对扫描图像与答题卡原件',
  missed: '漏评检查',
  totals: '重新合计分数',
  entry: '核对登记的成绩与阅卷成绩',
} as const
export type RecheckStep = keyof typeof recheckSteps

const tick = (title: string) => z.string().max(10).optional().meta({ title, format: 'tick' })

/** What an officer records; titles are what the desk asks. */
export const recheckResultSchema = z
  .object({
    sheets: tick(recheckSteps.sheets),
    owner: tick(recheckSteps.owner),
    scan: tick(recheckSteps.scan),
    missed: tick(recheckSteps.missed),
    totals: tick(recheckSteps.totals),
    entry: tick(recheckSteps.entry),
    score: z.string().trim().max(10, '更正后的成绩填写有误').default('').meta({
      title: '更正后的成绩',
      description: '没有变化的不填。有变化的，须由另一位考务人员复核。',
      optional: true,
    }),
    note: z
      .string()
      .trim()
      .max(300, '说明请控制在 300 个字以内')
      .default('')
      .meta({ title: '说明', description: '写进复查报告，考生会看到；成绩有变化的必须写明原因。', optional: true }),
  })
  .refine((result) => stepsDone(result).length > 0, '请勾选复查时做了哪些核对，至少一项')

export type RecheckResult = z.output<typeof recheckResultSchema>

/** What was done, in the words and order of the report. */
export function stepsDone(result: Partial<Record<RecheckStep, string | undefined>>): string[] {
  return Object.entries(recheckSteps).flatMap(([step, words]) => (result[step as RecheckStep] ? [words] : []))
}
