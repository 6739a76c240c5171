import { z } from 'zod'
import { type Bank, banks } from '@/lib/account/banks'
import { type IdKind, idKinds } from '@/lib/account/id-kinds'

/** What the banks are asked: read by the simulator. */
export const accountHolderSchema = z.object({
  name: z.string().min(1).max(200),
  idKind: z.enum(Object.keys(idKinds) as [IdKind]),
  idNumber: z.string().regex(/^[0-9A-Z]{5,18}$/),
  bank: z.enum(Object.keys(banks) as [Bank]),
  account: z.string().regex(/^\d{16,19}$/),
  mobile: z.string().regex(/^1[3-9]\d{9}$/),
})

export const bankAnswerSchema = z.object({ outcome: z.enum(['match', 'mismatch', 'credit-card']) })
