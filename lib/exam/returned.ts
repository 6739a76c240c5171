import { z } from 'zod'
import { judgedPrefix, whyName } from '@/lib/workflow/judged-names'
import { marksIn } from './posted-marks'

/**
 * What a registration is returned with: the reviewer's word on each material, of every question that is wrong, why, and what is marked on
 * its files. Read from the fields of the desk's form as they are posted.
 */
export const returnSchema = z
  .looseObject({ opinion: z.string().trim().min(1, '请填写意见').max(500, '请控制在 500 个字以内') })
  .transform(({ opinion, ...posted }, context) => {
    const judged = Object.entries(posted).flatMap(([name, verdict]) =>
      name.startsWith(judgedPrefix) && (verdict === 'ok' || verdict === 'wrong')
        ? [{ field: name.slice(judgedPrefix.length), verdict }]
        : [],
    )
    const whyOf = (field: string) => z.string().trim().max(200).catch('').parse(posted[whyName(field)])
    const wrong = judged.flatMap(({ field, verdict }) => (verdict === 'wrong' ? [{ field, why: whyOf(field) }] : []))
    if (wrong.some(({ why }) => why === ''))
      context.addIssue({ code: 'custom', message: '请写明每一处“需修改”的原因，最多 200 个字' })
    const marks = marksIn(posted)
    if (typeof marks === 'string') context.addIssue({ code: 'custom', message: marks })
    return { opinion, judged, wrong, marks: typeof marks === 'string' ? [] : marks }
  })
export type Returned = z.output<typeof returnSchema>

/** The moves that return a registration: by one reviewer, or by two (B-05). */
export const returningMoves = ['return', 'agreeReturn'] as const

/** The same as it stands in the event. */
export const returnedSchema = z.object({ wrong: z.array(z.object({ field: z.string(), why: z.string() })) }).catch({ wrong: [] })

/** What one reviewer proposed and another takes over, word for word. */
export const proposedSchema = z.looseObject({
  opinion: z.string(),
  judged: z.array(z.object({ field: z.string(), verdict: z.enum(['ok', 'wrong']) })),
  wrong: z.array(z.object({ field: z.string(), why: z.string() })),
})
export type Proposed = z.output<typeof proposedSchema>
