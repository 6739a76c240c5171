import { z } from 'zod'
import { bankCardProblem } from '@/lib/text/bank-card'
import type { Form, Step } from '@/lib/workflow/form'
import { materialsField } from '@/lib/workflow/materials-field'
import { reasonsInWords, refundReasons } from './rules'

/** What the form of one refund is made from. Plain data, so that the browser builds the same form. */
export type RefundFrame = {
  /** The reasons that the exam accepts. */
  accepted: readonly string[]
  asksReason: boolean
  asksAccount: boolean
}

/** 申请考试退费: why, and what proves it; where the money cannot go back the way it came, a bank account (S-04). */
export function refundForm({ accepted, asksReason, asksAccount }: RefundFrame): Form {
  return {
    version: 1,
    steps: { ...(asksReason ? { request: requestStep(accepted) } : {}), ...(asksAccount ? { account: accountStep } : {}) },
  }
}

function requestStep(accepted: readonly string[]): Step {
  const options = Object.entries(refundReasons).flatMap(([value, label]) => (accepted.includes(value) ? [{ value, label }] : []))
  return {
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
  }
}

const accountStep: Step = {
  title: '收款账户',
  lead: '付款账户不能再接收退款（例如银行卡已注销，或超过支付机构的退款期限）。请填写您本人的银行卡，款项转到这张卡。',
  sections: [
    {
      title: '收款账户',
      fields: {
        payee: { label: '户名', hint: '来自实名注册；只能转到您本人名下的银行卡。', schema: z.string(), as: 'account' },
        bank: {
          label: '开户银行',
          hint: '写到支行，例如 中国工商银行深圳福田支行。',
          schema: z.string().trim().min(4, '请写明开户银行，写到支行').max(60, '请控制在 60 个字以内'),
          as: 'text',
        },
        account: {
          label: '银行卡号',
          hint: '16 至 19 位，可以带空格。加密保存，只有办理转账的工作人员能看到完整卡号。',
          schema: z.string().superRefine((typed, context) => {
            const message = bankCardProblem(typed)
            if (message) context.addIssue({ code: 'custom', message })
          }),
          as: 'number',
          secret: true,
        },
      },
    },
  ],
}
