import { listMaterials } from '@/db/queries/material'
import type { Viewer } from '@/lib/access/viewer'
import { type Answers, fieldsOf, type NamedFile, type Step } from '@/lib/workflow/form'
import { materialIds } from '@/lib/workflow/materials-field'

/** What a step needs in order to draw its files: those that each of its fields names, and the viewer's own to choose from. */
export async function readStepFiles(viewer: Viewer, step: Step, answers: Answers) {
  const fields = Object.entries(fieldsOf(step)).filter(([, field]) => field.as === 'materials')
  if (fields.length === 0) return undefined
  const mine = await listMaterials(viewer)
  const library = mine.map(({ id, name, mediaType, pages, bytes }): NamedFile => ({ id, name, mediaType, pages, bytes }))
  const byId = new Map(library.map((file) => [file.id, file]))
  const chosen = fields.map(([name]) => [name, materialIds(answers[name] ?? '').flatMap((id) => byId.get(id) ?? [])] as const)
  return { chosen: Object.fromEntries(chosen), library }
}
