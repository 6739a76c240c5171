import { getCase } from '@/db/queries/case'
import { filesById, setUses } from '@/db/queries/material'
import type { Viewer } from '@/lib/access/viewer'
import { type Field, type Form, fieldsOf, type NamedFile } from '@/lib/workflow/form'
import { joinMaterialIds, materialIds } from '@/lib/workflow/materials-field'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { editAnswers } from '@/lib/workflow/save-answers'
import { addMaterial } from './add-material'
import { type RefusedMaterial, refuseMaterial } from './refusals'

export type MaterialsChange =
  | { do: 'upload'; bytes: Uint8Array; name: string }
  | { do: 'choose'; materialId: string }
  | { do: 'remove'; materialId: string }

export type ChangedMaterials = { ok: true; files: NamedFile[] } | Refused | RefusedMaterial

/**
 * Changes which files a field of a case names: a new upload, one of the library, or one less. Answers all that it names now. Only files of
 * the applicant (or the unit) of the case, at most as many as the field takes, and only while its answers may be edited.
 */
export async function changeMaterials(
  viewer: Viewer,
  caseId: string,
  field: string,
  change: MaterialsChange,
  since: number,
): Promise<ChangedMaterials> {
  const notFound = () => refuse('not_found', '没有找到这项业务，请从“业务查询”进入。')
  if (change.do === 'upload' && !(await getCase(viewer, caseId))) return notFound()
  const added = change.do === 'upload' ? await addMaterial(viewer, change.bytes, { purpose: 'proof', name: change.name }) : null
  if (added && !added.ok) return added
  const materialId = added ? added.material.id : change.do === 'upload' ? '' : change.materialId

  let owners: { applicantId: string | null; unitId: string | null } = { applicantId: null, unitId: null }
  const saved = await editAnswers<Refused>(viewer, caseId, since, async ({ tx, form, answers, head }) => {
    const declared = materialsFieldOf(form, field)
    if (!declared) return notFound()
    owners = head
    const before = materialIds(answers[field] ?? '')
    const after = change.do === 'remove' ? before.filter((id) => id !== materialId) : [...new Set([...before, materialId])]
    if (after.length === before.length) return { answers }
    if (after.length > (declared.max ?? 1)) return refusedAs('too_many_files')
    const mine = await filesById(
      [materialId],
      [head.applicantId, head.unitId].filter((id) => id !== null),
      tx,
    )
    if (change.do !== 'remove' && !mine.has(materialId)) return refusedAs('not_yours')
    await setUses(tx, caseId, field, after)
    return { answers: { ...answers, [field]: joinMaterialIds(after) } }
  })
  if (!saved.ok) return saved
  const ids = materialIds(saved.answers[field] ?? '')
  const byId = await filesById(
    ids,
    [owners.applicantId, owners.unitId].filter((id) => id !== null),
  )
  return { ok: true, files: ids.flatMap((id) => byId.get(id) ?? []) }
}

function materialsFieldOf(form: Form, name: string): Field | null {
  for (const step of Object.values(form.steps)) {
    const fields = fieldsOf(step)
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field?.as === 'materials') return field
  }
  return null
}

function refusedAs(refusal: 'too_many_files' | 'not_yours'): Refused {
  return refuse('invalid_input', refuseMaterial(refusal).message)
}
