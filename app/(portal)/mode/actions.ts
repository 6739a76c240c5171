'use server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { rememberDisplayMode } from '@/lib/access/display-mode'
import { samePage } from '@/lib/access/same-page'

export async function switchModeAction(formData: FormData) {
  const form = postedForm(formData)
  await rememberDisplayMode(form.get('mode') === 'elder' ? 'elder' : 'standard')
  redirect(samePage((await headers()).get('x-zhunkao-path')))
}
