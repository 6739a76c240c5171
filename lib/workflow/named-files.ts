import type { Queryable } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { filesById } from '@/db/queries/material'
import { type Answers, type Field, type Form, type NamedFile, stepOf, visibleFields, visibleSteps } from './form'
import { materialIds } from './materials-field'

export type NamedFiles = {
  byId: ReadonlyMap<string, NamedFile>
  uses: { step: string; field: string; label: string; materialId: string }[]
}

/** The files that the visible answers name, as far as they belong to the applicant or the unit of the case; others are not there. */
export async function namedFiles(
  form: Form,
  answers: Answers,
  head: Pick<CaseHead, 'applicantId' | 'unitId'>,
  on?: Queryable,
): Promise<NamedFiles> {
  const uses = visibleSteps(form, answers).flatMap((step) =>
    Object.entries(visibleFields(stepOf(form, step), answers)).flatMap(([field, declared]) =>
      idsOf(declared, answers[field]).map((materialId) => ({ step, field, label: declared.label, materialId })),
    ),
  )
  const owners = [head.applicantId, head.unitId].filter((id) => id !== null)
  const ids = [...new Set(uses.map(({ materialId }) => materialId))]
  return { byId: await filesById(ids, owners, on), uses }
}

function idsOf(field: Field, answer = ''): string[] {
  return field.as === 'materials' ? materialIds(answer) : []
}
