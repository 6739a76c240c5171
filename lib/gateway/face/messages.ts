import { z } from 'zod'
import { type IdKind, idKinds } from '@/lib/account/id-kinds'

export const faceReferenceSchema = z.string().regex(/^[\w-]{43}$/)
const addressSchema = z.url({ protocol: /^https?$/ })

/** What the service is told and asked: read by the simulator. */
export const faceOrderSchema = z.object({
  reference: faceReferenceSchema,
  name: z.string().min(1).max(200),
  idKind: z.enum(Object.keys(idKinds) as [IdKind]),
  idNumber: z.string().regex(/^[0-9A-Z]{5,18}$/),
  returnUrl: addressSchema,
  expiresAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
})
export const faceQuestionSchema = z.object({ reference: faceReferenceSchema })

export const faceOpenedSchema = z.object({ url: addressSchema })
export const faceAnswerSchema = z.object({ outcome: z.enum(['pending', 'match', 'mismatch']) })
