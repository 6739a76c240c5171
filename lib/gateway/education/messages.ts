import { z } from 'zod'

const partSchema = z.string().max(200).optional()

/** What 学信网 has of a certificate, as it says it; parts that we do not know are passed over. */
export const educationRecordSchema = z.object({
  school: partSchema,
  from: partSchema,
  to: partSchema,
  level: partSchema,
  major: partSchema,
  mode: partSchema,
})

/** What 学信网 is asked: read by the simulator. */
export const educationQuestionSchema = z.object({
  reference: z.uuid(),
  name: z.string().min(1).max(200),
  idKind: z.string().min(1).max(40),
  idNumber: z.string().regex(/^[0-9A-Z]{5,18}$/),
  number: z.string().min(4).max(40),
  level: z.string().min(1).max(20),
  school: z.string().min(1).max(200),
})

export const educationAnswerSchema = z.object({
  outcome: z.enum(['passed', 'failed', 'onsite', 'pending']),
  record: educationRecordSchema.nullish(),
})
