import { z } from 'zod'
import { bankOutcomeSchema, planBank } from '@/lib/sandbox/bank'
import { answer, readJson, respond } from '@/lib/sandbox/respond'
import { bankCardDigits } from '@/lib/text/bank-card'

const planSchema = z.object({
  account: z
    .string()
    .max(100)
    .transform(bankCardDigits)
    .pipe(z.string().regex(/^\d{16,19}$/, '银行账号是 16 至 19 位数字')),
  outcome: bankOutcomeSchema,
  times: z.int().min(1).max(1000).default(1),
})

/** What the bank says next of an account (sandbox.md). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, planSchema)
    if (!read.ok) return read.refused
    const { account, outcome, times } = read.value
    await planBank(account, outcome, times)
    return answer(read.value)
  })
}
