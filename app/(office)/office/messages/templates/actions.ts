'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { editTemplate } from '@/lib/message/edit-template'
import type { Draft } from '@/lib/message/template-draft'

type Edited = { draft: Draft; message: string | null }

/** Saves a new version; 预览 only gives back what was typed, for who has no scripts. */
export async function editTemplateAction(_: unknown, formData: FormData): Promise<Edited> {
  const form = postedForm(formData)
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  const path = `/office/messages/templates/${encodeURIComponent(text('key'))}`
  const viewer = await requireViewer('staff', path)
  const draft = { title: text('title'), body: text('body'), sms: text('sms') }
  if (text('intent') === 'preview') return { draft, message: null }
  const edited = await editTemplate(viewer, text('key'), draft, text('version'))
  return edited.ok ? redirect(`${path}?done=saved`) : { draft, message: edited.message }
}
