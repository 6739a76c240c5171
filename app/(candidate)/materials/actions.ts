'use server'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { caseField } from '@/components/form/step-view'
import { type MaterialsAnswer, uploadName } from '@/components/form/uploaded'
import { requireViewer } from '@/lib/access/session'
import { changeMaterials, type MaterialsChange } from '@/lib/material/change-materials'

const textSchema = z.string().max(200).catch('')

/** One file more or less in a field of a case: uploaded, chosen from the library, or removed. */
export async function changeMaterialsAction(_: MaterialsAnswer | null, formData: FormData): Promise<MaterialsAnswer> {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer()
  const { field, change } = await readChange(form)
  const changed = await changeMaterials(viewer, textSchema.parse(form.get(caseField)), field, change, since)
  return changed.ok ? { field, files: changed.files } : { field, message: changed.message }
}

async function readChange(form: FormData): Promise<{ field: string; change: MaterialsChange }> {
  for (const verb of ['remove', 'choose'] as const) {
    const [field = '', materialId = ''] = textSchema.parse(form.get(verb)).split(' ')
    if (field) return { field, change: { do: verb, materialId } }
  }
  const field = textSchema.parse(form.get('upload'))
  const file = form.get(uploadName(field))
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  return { field, change: { do: 'upload', bytes, name: file instanceof File ? file.name : '' } }
}
