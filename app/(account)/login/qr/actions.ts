'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { cancelShown, enterByTicket, openTicket } from '@/lib/access/qr-sign-in'
import { safePath } from '@/lib/account/safe-path'
import { afterSignIn, signInPath } from '@/lib/account/sign-in-path'

const formSchema = z.object({ kind: z.enum(['person', 'unit']).catch('person'), back: z.string().catch('') })
const read = (form: FormData) => formSchema.parse(Object.fromEntries(postedForm(form)))

/** 扫码登录, and 换一个二维码. */
export async function openQrAction(form: FormData) {
  const { kind, back } = read(form)
  const opened = await openTicket()
  const query = new URLSearchParams({ as: kind, back: safePath(back), ...(opened.ok ? {} : { told: 'too-many' }) })
  redirect(`/login/qr?${query}`)
}

export async function enterQrAction(_: { message: string } | null, form: FormData): Promise<{ message: string } | null> {
  const entered = await enterByTicket()
  if (!entered.ok) return { message: entered.message }
  redirect(afterSignIn(entered.kind, safePath(read(form).back)))
}

export async function cancelQrAction(form: FormData) {
  const { kind, back } = read(form)
  await cancelShown()
  redirect(signInPath(kind, safePath(back), false))
}
