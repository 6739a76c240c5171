'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { EnrolAnswer } from '@/components/account/enrol-form'
import type { FirstPasswordAnswer } from '@/components/account/first-password-form'
import { signInOrigin } from '@/lib/access/sign-in-origin'
import { enrol, readPairing } from '@/lib/staff/enrol'
import { setUnitPassword } from '@/lib/unit/set-first-password'

const text = z.string().max(1000).catch('')
const formSchema = z.object({ token: text, sealed: text, password: text, repeat: text, code: text })

export async function enrolAction(_: EnrolAnswer | null, form: FormData): Promise<EnrolAnswer> {
  const { token, ...typed } = formSchema.parse(Object.fromEntries(postedForm(form)))
  const { deviceName, address } = await signInOrigin()
  const enrolled = await enrol(token, typed, { device: deviceName, address })
  if (enrolled.ok) return { recoveryCodes: enrolled.recoveryCodes }
  const { message, field } = enrolled
  return { message, ...(field ? { field } : {}), pairing: await readPairing(token, typed.sealed) }
}

export async function setUnitPasswordAction(_: FirstPasswordAnswer | null, form: FormData): Promise<FirstPasswordAnswer> {
  const { token, ...typed } = formSchema.parse(Object.fromEntries(postedForm(form)))
  const { deviceName, address } = await signInOrigin()
  const set = await setUnitPassword(token, typed, { device: deviceName, address })
  return set.ok ? redirect(`/login/enrol/${encodeURIComponent(token)}?done=1`) : set
}
