import { z } from 'zod'

/** What a decision is given with. */
export const opinionSchema = z.object({ opinion: z.string().trim().min(1, '请填写意见').max(500, '请控制在 500 个字以内') })

/** The same where a word is welcome and not asked for. */
export const remarkSchema = z
  .object({ opinion: z.string().trim().max(500, '请控制在 500 个字以内').default('') })
  .default({ opinion: '' })
