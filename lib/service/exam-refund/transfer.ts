import { z } from 'zod'

/** What a cashier records of a transfer that took the place of a refund; titles are what the desk asks. */
export const transferSchema = z.object({
  bankReference: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{6,40}$/, '请照银行回单填写流水号：6 至 40 位数字或字母')
    .meta({ title: '银行流水号', description: '照银行回单填写。' }),
  transferredOn: z.iso.date('请填写转账日期').meta({ title: '转账日期', format: 'date' }),
})

export type Transfer = z.infer<typeof transferSchema>
