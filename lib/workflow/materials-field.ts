import { z } from 'zod'
import type { Field } from './form'

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

type Declared = Pick<Field, 'label' | 'when'> & {
  /** How many files at most, and at least: 0 where they may be left out. */
  max: number
  min?: number
  hint?: string
}

/** A question answered by files: PDFs and pictures of the applicant's own library. The answer is their ids, joined. */
export function materialsField({ label, max, min = 1, ...rest }: Declared): Field {
  const schema = z.string().superRefine((value, context) => {
    const count = materialIds(value).length
    if (count < min)
      context.addIssue({ code: 'custom', message: min > 1 ? `请上传${label}，至少 ${min} 个文件` : `请上传${label}` })
    if (count > max) context.addIssue({ code: 'custom', message: `${label}最多 ${max} 个文件，请移除多余的` })
  })
  return { label, schema, as: 'materials', max, ...rest }
}

/** The ids in the answer of a materials field, each once. */
export function materialIds(answer: string): string[] {
  return [...new Set(answer.split(',').filter((id) => idPattern.test(id)))]
}

export function joinMaterialIds(ids: readonly string[]): string {
  return ids.join(',')
}
