import { z } from 'zod'
import { reasonLengthMax, reasonPrefix } from './reason-names'

/** 修改后提交: what of the return is left as it is, each with why (B-05). Read from the fields of the form as they are posted; blank ones say nothing. */
export const resubmitSchema = z
  .looseObject({})
  .default({})
  .transform((posted, context) => {
    const reasons = Object.entries(posted).flatMap(([name, value]) => {
      const reason = name.startsWith(reasonPrefix) && typeof value === 'string' ? value.trim() : ''
      return reason ? [{ field: name.slice(reasonPrefix.length), reason }] : []
    })
    if (reasons.some(({ reason }) => reason.length > reasonLengthMax))
      context.addIssue({ code: 'custom', message: `不修改的理由请控制在 ${reasonLengthMax} 个字以内` })
    return { reasons }
  })
export type Reasons = z.output<typeof resubmitSchema>

/** The same as it stands in the event. */
export const reasonsSchema = z
  .object({ reasons: z.array(z.object({ field: z.string(), reason: z.string() })) })
  .catch({ reasons: [] })
