'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { takePositions } from '@/lib/exam/position-table/take-positions'
import { uploadPositions } from '@/lib/exam/position-table/upload-positions'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export async function uploadPositionsAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const form = postedForm(sent)
  const session = text(form, 'session')
  const viewer = await requireViewer('staff', positionsPath(session))
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return refuse('invalid_input', '请选择要上传的职位表文件。')
  const uploaded = await uploadPositions(viewer, session, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  return uploaded.ok ? redirect(`${positionsPath(session)}?run=${uploaded.id}#run`) : uploaded
}

export async function takePositionsAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const form = postedForm(sent)
  const viewer = await requireViewer('staff', positionsPath(text(form, 'session')))
  const taken = await takePositions(viewer, text(form, 'run'), text(form, 'reason'), since)
  return taken.ok ? redirect(`${positionsPath(taken.sessionId)}?done=${text(form, 'run')}`) : taken
}

function positionsPath(session: string): string {
  return `/office/exams/${encodeURIComponent(session)}/positions`
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
