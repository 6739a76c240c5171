'use client'
import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useActionState, useId, useState, useTransition } from 'react'
import { materialBytesMax } from '@/lib/material/rules'
import type { StepView } from './step-view'
import type { MaterialsAnswer } from './uploaded'

export type ChangeMaterials = (previous: MaterialsAnswer | null, form: FormData) => Promise<MaterialsAnswer>

export type Materials = ReturnType<typeof useMaterials>

/**
 * The files that the fields of a step name, and changing them: a form of its own beside the step's, to which the inputs belong by its id, so
 * that it posts without scripts; with them at once, and a broken line loses nothing.
 */
export function useMaterials(view: StepView, change: ChangeMaterials = nothing) {
  const [posted, action] = useActionState(change, null)
  const [answers, setAnswers] = useState<Record<string, MaterialsAnswer>>(posted ? { [posted.field]: posted } : {})
  const [sending, setSending] = useState<{ field: string; name: string } | null>(null)
  const [, startTransition] = useTransition()
  const formId = useId()
  const [library, setLibrary] = useState(view.materials?.library ?? [])

  const filesOf = (field: string) => answers[field]?.files ?? view.materials?.chosen[field] ?? []
  const say = (answer: MaterialsAnswer) => {
    setAnswers((before) => ({ ...before, [answer.field]: { ...before[answer.field], message: undefined, ...answer } }))
    // What is uploaded here may be removed here and be wanted again.
    setLibrary((before) => [...(answer.files ?? []).filter((file) => !before.some((one) => one.id === file.id)), ...before])
  }

  const send = (field: string, name: string, body: FormData) => {
    if (sending) return
    setSending({ field, name })
    startTransition(async () => {
      try {
        say(await change(null, body))
      } catch (error) {
        unstable_rethrow(error)
        if (error instanceof Error && 'digest' in error) throw error
        say({ field, message: '没有传上去。请检查网络，再试一次。' })
      } finally {
        setSending(null)
      }
    })
  }

  /** A file just chosen: sent at once, unless it is too large to try. */
  const upload = (field: string, input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (!file || !input.form) return
    const body = new FormData(input.form)
    body.set('upload', field)
    input.value = ''
    if (file.size > materialBytesMax)
      say({ field, message: `“${file.name}”超过了 ${materialBytesMax / 1024 / 1024} MB。请压缩后再上传。` })
    else send(field, file.name, body)
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    const [field = '', name = ''] = [submitter?.dataset.field, submitter?.dataset.name]
    send(field, name, new FormData(event.currentTarget, submitter))
  }

  return { formId, formProps: { id: formId, action, onSubmit }, answers, filesOf, library, sending, upload }
}

const nothing: ChangeMaterials = async () => ({ field: '' })
