import type { NamedFile } from '@/lib/workflow/form'

/** What a field names after a change; `message`: why nothing changed. */
export type MaterialsAnswer = { field: string; files?: NamedFile[]; message?: string }

/** The name under which the file for a field is posted. */
export const uploadName = (field: string) => `file:${field}`
