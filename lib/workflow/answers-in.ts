import { z } from 'zod'
import type { Answers } from './form'
import { gatherRows } from './rows'

export type { Answers }

const fieldsMax = 300

/** Answers as a browser sends them: names of fields, strings, not more than a form could have. */
export const answersSchema = z
  .record(z.string().max(60), z.string().max(20_000))
  .refine((answers) => Object.keys(answers).length <= fieldsMax, '内容过多')

/** The text fields of a submitted form; what is not text (files) or too long to be typed is left out; cells of rows come together. */
export function fieldsIn(formData: FormData): Answers {
  const fields: Record<string, string> = {}
  for (const [name, value] of [...formData].slice(0, fieldsMax)) {
    if (typeof value === 'string' && name.length <= 60 && value.length <= 20_000) fields[name] = value
  }
  return gatherRows(fields)
}
