'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import type { NewExamAnswer } from '@/components/office/new-exam-form'
import { requireViewer } from '@/lib/access/session'
import { createExam } from '@/lib/exam/config/create-exam'

export async function createExamAction(_: unknown, formData: FormData): Promise<NewExamAnswer> {
  const form = postedForm(formData)
  const text = (name: string) => String(form.get(name) ?? '')
  const viewer = await requireViewer('staff', '/office/exams/new')
  const typed = { from: text('from'), exam: text('exam'), year: text('year'), title: text('title') }
  const created = await createExam(viewer, typed)
  return created.ok ? redirect(`/office/exams/${created.id}/settings`) : { typed, message: created.message }
}
