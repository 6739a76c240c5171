// Shapes of fields that several steps of a registration share.
import { z } from 'zod'
import type { Field, Option } from '@/lib/workflow/form'

/** One of a list, required. */
export const choose = (label: string, options: readonly Option[], as: 'select' | 'radio' = 'select'): Field => ({
  label,
  schema: z.string().min(1, `请选择${label}`),
  as,
  options,
})

/** Options whose value is what is read. */
export const same = (...labels: string[]): Option[] => labels.map((label) => ({ value: label, label }))
