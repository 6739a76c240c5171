'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { addMaterial } from '@/lib/material/add-material'
import { removeMaterial } from '@/lib/material/remove-material'

type Refused = { message: string }

export async function addMaterialAction(_: Refused | null, formData: FormData): Promise<Refused | null> {
  const form = postedForm(formData)
  const viewer = await requireViewer('person', '/profile/materials')
  const file = form.get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const added = await addMaterial(viewer, bytes, { purpose: 'proof', name: file instanceof File ? file.name : '' })
  if (!added.ok) return { message: added.message }
  redirect(`/profile/materials?${added.found ? 'found' : 'added'}=${added.material.id}`)
}

export async function removeMaterialAction(_: Refused | null, formData: FormData): Promise<Refused | null> {
  const form = postedForm(formData)
  const viewer = await requireViewer('person', '/profile/materials')
  const removed = await removeMaterial(viewer, z.string().max(100).catch('').parse(form.get('material')))
  if (!removed.ok) return { message: removed.message }
  redirect('/profile/materials?removed=1')
}
