import { z } from 'zod'
import type { Form } from '@/lib/workflow/form'
import { materialsField } from '@/lib/workflow/materials-field'
import { reasonsInWords, refundReasons } from './rules'

/** What the form of one refund is made from: the reasons that the exam accepts. Plain data, so that the browser builds the same form. */
export type RefundFrame = { accepted: readonly string[] }

/** 申请考试退费: why, and what proves it (S-04). */
export function refundForm({ accepted }: RefundFrame): Form {
  const options = Object.entries(refundReasons).flatMap(([value, label]) => (accepted.includes(value) ? [{ value, label }] : []))
  return {
    version: 1,
    steps: {
      request: {
        title: '退费申请',
        lead: `这项考试受理的退费原因：${reasonsInWords(accepted)}。其他已缴费用不予退还。款项原路退回付款账户。`,
        sections: [
          {
            title: '退费申请',
            fields: {
              reason: {
                label: '退费原因',
                schema: z.string().refine((value) => accepted.includes(value), '请选择退费原因'),
                as: 'radio',
                options,
              },
              explanation: {
                label: '情况说明',
                hint: '写明哪一天、用什么方式付了几次款，最多 300 个字。',
                schema: z.string().trim().min(1, '请写明情况').max(300, '请控制在 300 个字以内'),
                as: 'textarea',
              },
              proof: materialsField({
                label: '证明材料',
                max: 5,
                min: 0,
                hint: '付款截图等；系统已经查到的重复付款不需要证明，可以不传。',
              }),
            },
          },
        ],
      },
    },
  }
}
