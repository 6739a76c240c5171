// Shapes of fields that several steps and sections of a registration share.
import { z } from 'zod'
import type { Field, Option } from '@/lib/workflow/form'

/** One of a list, required. */
export const choose = (label: string, options: readonly Option[], as: 'select' | 'radio' = 'select'): Field => ({
  label,
  schema: z.string().min(1, `请选择${label}`),
  as,
  options,
})

/** One of a list, or none. */
export const optionalChoose = (label: string, options: readonly Option[]): Field => ({
  label,
  schema: z.string(),
  as: 'select',
  options,
})

/** Options whose value is what is read. */
export const same = (...labels: string[]): Option[] => labels.map((label) => ({ value: label, label }))

export const text = (label: string, what: string, max = 60): Field => ({
  label,
  schema: z.string().trim().min(1, `请填写${what}`).max(max, `请控制在 ${max} 个字以内`),
  as: 'text',
})

export const optionalText = (label: string, max = 60): Field => ({
  label,
  schema: z.string().trim().max(max, `请控制在 ${max} 个字以内`),
  as: 'text',
})

/** A whole number from 0 to `max`. */
export const count = (label: string, what: string, max: number): Field => ({
  label,
  schema: z
    .string()
    .normalize('NFKC')
    .trim()
    .regex(/^\d+$/, `请用数字填写${what}，例如 12`)
    .refine((value) => Number(value) <= max, `请核对：不应超过 ${max}`),
  as: 'number',
})

export const monthPattern = /^(19[4-9]\d|20\d\d)-(0[1-9]|1[0-2])$/

/** A month, not after `last`. */
export const month = (label: string, last: string, late: string): Field => ({
  label,
  schema: z
    .string()
    .trim()
    .regex(monthPattern, '请按“年-月”填写，例如 2006-07')
    .refine((value) => value <= last, late),
  as: 'month',
})

/** The same field, whether it must be filled as an officer set it; what is filled is checked as ever. */
export function withRequired(field: Field, required: boolean): Field {
  const schema = z.string().superRefine((value, context) => {
    const missing = value.trim() === ''
    if (missing && !required) return
    const message = missing
      ? `请${field.options ? '选择' : '填写'}${field.label}`
      : field.schema.safeParse(value, { error: () => '填写有误，请检查' }).error?.issues[0]?.message
    if (message) context.addIssue({ code: 'custom', message })
  })
  return { ...field, schema }
}
