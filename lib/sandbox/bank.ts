import { z } from 'zod'
import { addPlan, takePlan } from '@/db/queries/sandbox'
import { isCreditCard } from '@/lib/account/bank-account'
import { keyedHash } from '@/lib/crypto/sealed'

/** What /sandbox may have the bank say next of an account. */
export const bankOutcomeSchema = z.enum(['match', 'mismatch', 'timeout', 'credit-card'])
export type BankPlay = z.infer<typeof bankOutcomeSchema>

/** Tells the bank what to say the next `times` that it is asked about this account (digits only). */
export async function planBank(account: string, outcome: BankPlay, times: number) {
  await addPlan({ gateway: 'bank', key: keyOf(account), outcome, times })
}

/** The simulated bank: says what it was told to; unasked it knows everybody, and every account but credit cards. */
export async function askBank(account: string): Promise<BankPlay> {
  const plan = await takePlan('bank', keyOf(account))
  return plan ? bankOutcomeSchema.parse(plan.outcome) : isCreditCard(account) ? 'credit-card' : 'match'
}

/** Even invented accounts are not kept in the clear. */
function keyOf(account: string) {
  return keyedHash(account, 'sandbox-bank')
}
