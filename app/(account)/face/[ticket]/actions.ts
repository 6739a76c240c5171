'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { startFaceCheck } from '@/lib/account/face-check'

/** On to the service that looks into the camera. */
export async function startFaceAction(_: unknown, form: FormData): Promise<{ message: string }> {
  const started = await startFaceCheck(String(postedForm(form).get('ticket') ?? '').slice(0, 200))
  if (!started.ok) return { message: started.message }
  redirect(started.url)
}
