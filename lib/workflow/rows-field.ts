import { z } from 'zod'
import type { Field } from './form'
import { isBlankRow, measureOf, parseRows } from './rows'

type Declared = Pick<Field, 'label' | 'when' | 'hint'> & {
  /** What one row is called, with its measure word: 一段学习经历. */
  one: string
  columns: Readonly<Record<string, Field>>
  /** How many rows at least, 0 where none is needed, and at most. */
  min?: number
  max: number
}

/** A question answered by rows of cells (E-04). The answer is one text; each cell is checked as a field of its own. */
export function rowsField({ min = 0, ...declared }: Declared): Field {
  const { max, one } = declared
  const measure = measureOf(one)
  const schema = z.string().superRefine((value, context) => {
    const rows = parseRows(value)
    const filled = rows?.filter((row) => !isBlankRow(row)).length ?? 0
    const problem = (message: string) => context.addIssue({ code: 'custom', message })
    if (rows === null) problem('这一部分的内容不完整，请刷新页面后重新填写')
    else if (filled < min) problem(min === 1 ? `请至少填写${one}` : `请至少填写 ${min} ${measure}，现在有 ${filled} ${measure}`)
    else if (filled > max) problem(`最多填 ${max} ${measure}，现在有 ${filled} ${measure}，请移除多余的`)
  })
  return { schema, as: 'rows', ...declared }
}
