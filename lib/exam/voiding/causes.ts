import { z } from 'zod'

/** Why a registration is void, or its scores (E-37). */
export const voidingCauses = {
  unqualified: '不符合报考条件',
  uncooperative: '不配合核查',
  breach: '违纪违规',
} as const
export type VoidingCause = keyof typeof voidingCauses

/** What it is proposed and done with: the cause, and the reason that the candidate reads. */
export const voidingSchema = z.object({
  cause: z.enum(Object.keys(voidingCauses) as [VoidingCause, ...VoidingCause[]], '请选择原因'),
  opinion: z.string().trim().min(4, '请写明理由，考生会看到').max(500, '请控制在 500 个字以内'),
})
export type Voiding = z.output<typeof voidingSchema>

const appealDays = 30
const dayMilliseconds = 86_400_000

/** The last day on which the candidate may appeal against what was decided at `at`. */
export function appealUntil(at: Date): Date {
  return new Date(at.getTime() + appealDays * dayMilliseconds)
}
