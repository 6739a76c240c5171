'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { HandlerAnswer, TypedFields } from '@/components/unit/handler-form'
import type { ResetAnswer } from '@/components/unit/reset-form'
import { requireViewer } from '@/lib/access/session'
import { changeGrants, setGrants } from '@/lib/unit/change-grants'
import { closeHandler, editHandler, resetHandler } from '@/lib/unit/change-handler'
import { handOverHandler, resignManager } from '@/lib/unit/hand-over'
import { openHandler } from '@/lib/unit/open-handler'

type Told = { message: string }

export async function openHandlerAction(_: unknown, form: FormData): Promise<HandlerAnswer> {
  const typed = typedIn(form)
  const opened = await openHandler(await requireViewer('unit', '/unit/handlers/new'), typed)
  return opened.ok ? { link: opened.link, accountId: opened.accountId } : { message: opened.message, typed }
}

export async function editHandlerAction(_: unknown, form: FormData): Promise<HandlerAnswer> {
  const [accountId, typed] = [text(form, 'account'), typedIn(form)]
  const edited = await editHandler(await requireViewer('unit', '/unit/handlers'), accountId, typed)
  return edited.ok ? redirect('/unit/handlers') : { message: edited.message, typed }
}

export async function resetHandlerAction(_: unknown, form: FormData): Promise<ResetAnswer> {
  const reset = await resetHandler(await requireViewer('unit', '/unit/handlers'), text(form, 'account'))
  return reset.ok ? { link: reset.link } : { message: reset.message }
}

export async function closeHandlerAction(_: unknown, form: FormData): Promise<Told | null> {
  const closed = await closeHandler(await requireViewer('unit', '/unit/handlers'), text(form, 'account'))
  return closed.ok ? redirect('/unit/handlers') : closed
}

/** 新增授权 and 删除授权: which of them, the button says. */
export async function changeSystemsAction(_: unknown, form: FormData): Promise<Told | null> {
  const [viewer, accountId] = [await requireViewer('unit', '/unit/handlers'), text(form, 'account')]
  const changed = await changeGrants(viewer, accountId, { [text(form, 'do') === 'take' ? 'take' : 'give']: grantsIn(form) })
  return changed.ok ? redirect(`/unit/handlers/${encodeURIComponent(accountId)}/systems`) : changed
}

export async function setGrantsAction(_: unknown, form: FormData): Promise<Told | null> {
  const [viewer, accountId] = [await requireViewer('unit', '/unit/permissions'), text(form, 'account')]
  const kind = text(form, 'kind') === 'menu' ? 'menu' : 'item'
  const set = await setGrants(viewer, accountId, kind, grantsIn(form))
  return set.ok ? redirect(`/unit/permissions/${encodeURIComponent(accountId)}?tab=${kind}&done=1`) : set
}

export async function handOverAction(_: unknown, form: FormData): Promise<Told | null> {
  const handed = await handOverHandler(await requireViewer('unit', '/unit/handlers'), text(form, 'account'), text(form, 'to'))
  return handed.ok ? redirect(`/unit/handovers/${handed.handoverId}`) : handed
}

export async function resignAction(_: unknown, form: FormData): Promise<Told | null> {
  const handed = await resignManager(await requireViewer('unit', '/unit/handlers'), text(form, 'to'))
  return handed.ok ? redirect(`/unit/handovers/${handed.handoverId}`) : handed
}

const textSchema = z.string().max(500).catch('')

function text(form: FormData, name: string): string {
  return textSchema.parse(postedForm(form).get(name)).toWellFormed()
}

function grantsIn(form: FormData): string[] {
  return z.array(textSchema).max(100).catch([]).parse(postedForm(form).getAll('grant'))
}

function typedIn(form: FormData): TypedFields {
  const [name, idKind, idNumber] = [text(form, 'name'), text(form, 'idKind'), text(form, 'idNumber')]
  return { name, idKind, idNumber, username: text(form, 'username'), until: text(form, 'until') }
}
