import { z } from 'zod'

const personSchema = z.object({ username: z.string(), name: z.string() })

const handoverListSchema = z.object({
  who: z.enum(['manager', 'handler']),
  from: personSchema,
  to: personSchema,
  at: z.iso.datetime(),
  grants: z.array(z.string()),
  business: z.array(z.object({ id: z.string(), number: z.string(), kind: z.string(), state: z.string() })),
})

/** What was handed over, as it stood at that moment (B-13). */
export type HandoverList = z.infer<typeof handoverListSchema>

/** Reads the stored text. */
export function readHandoverList(list: string): HandoverList {
  return handoverListSchema.parse(JSON.parse(list))
}
