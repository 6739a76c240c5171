'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { SignInAnswer } from '@/components/account/sign-in-form'
import { signInWith } from '@/lib/access/next-auth'
import { beginProvincial } from '@/lib/access/provincial'
import { sessionCookieValue, setSessionCookie } from '@/lib/access/session'
import { ensureDeviceCookie, signInOrigin } from '@/lib/access/sign-in-origin'
import { safePath } from '@/lib/account/safe-path'
import { afterSignIn } from '@/lib/account/sign-in-path'
import { accountKinds } from '@/lib/account/username'

const text = z.string().catch('')
const formSchema = z.object({
  kind: z.enum(accountKinds).catch('person'),
  username: text,
  password: text,
  code: text,
  recovery: text,
  proof: text,
  back: text,
})

export async function signInAction(_: SignInAnswer | null, formData: FormData): Promise<SignInAnswer> {
  const { kind, back, recovery, ...typed } = formSchema.parse(Object.fromEntries(postedForm(formData)))
  await ensureDeviceCookie()
  const entered = { ...typed, code: typed.code.trim() || recovery }
  const signedIn = await signInWith(kind, entered, { origin: await signInOrigin(), sessionId: await sessionCookieValue() })
  if (signedIn.ok) {
    await setSessionCookie(signedIn.sessionId)
    // Who had to use one is told how many are left.
    if (signedIn.recoveryCode) redirect('/profile/authenticator?used=1')
    redirect(afterSignIn(kind, back))
  }
  const field = signedIn.refusal === 'incomplete' ? { field: signedIn.field } : {}
  return { message: signedIn.message, username: typed.username.slice(0, 200), ...field }
}

export async function provincialSignInAction(formData: FormData) {
  const { kind, back } = formSchema.parse(Object.fromEntries(postedForm(formData)))
  redirect(await beginProvincial({ kind: kind === 'unit' ? 'unit' : 'person', back: safePath(back) }))
}
