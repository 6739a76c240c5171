import { z } from 'zod'
import { type Answers, joinChecked } from './form'
import { gatherRows } from './rows'

export type { Answers }

const fieldsMax = 300
const textMax = 20_000
const nameMax = 60

/** Answers as a browser sends them: names of fields, strings, not more than a form could have. */
export const answersSchema = z
  .record(z.string().max(60), z.string().max(20_000))
  .refine((answers) => Object.keys(answers).length <= fieldsMax, '内容过多')

/** The text fields of a submitted form, boxes of one name joined; what is not text (files) or too long to be typed is left out; cells of rows come together. */
export function fieldsIn(formData: FormData): Answers {
  const fields: Record<string, string> = {}
  for (const [name, value] of [...formData].slice(0, fieldsMax)) {
    if (typeof value === 'string' && name.length <= nameMax && value.length <= textMax)
      fields[name] = Object.hasOwn(fields, name) ? joinChecked([fields[name] ?? '', value]).slice(0, textMax) : value
  }
  return gatherRows(fields)
}

/** Would `fieldsIn` leave out some of the text of a form? Where nothing may be missing, as in a decision, that is refused in words. */
export function leavesOut(formData: FormData): boolean {
  const texts = [...formData].filter(([, value]) => typeof value === 'string')
  return texts.length > fieldsMax || texts.some(([, value]) => String(value).length > textMax)
}
