'use client'
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { answersIn, writeAnswers } from '@/components/form/read-answers'
import { toldBy } from '@/lib/account/told-by'
import type { FlowAction } from './flow-form'
import type { FlowView } from './flow-view'

/** What happens on a flow's page with scripts: it is posted without being emptied, so that not even a password is typed twice. */
export function useFlowForm(view: FlowView, action: FlowAction) {
  const [answer, submit, pending] = useActionState(action, { problems: {}, answers: view.answers })
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<Record<string, string>>({ ...view.answers })
  const [scripted, setScripted] = useState(false)
  const [pressed, setPressed] = useState('')

  useEffect(() => setScripted(true), [])
  const answered = useRef(answer)
  useEffect(() => {
    if (answered.current === answer) return
    answered.current = answer
    if (answer.message || Object.keys(answer.problems).length > 0) summary.current?.focus()
    // A proof of work is good for one post: the next needs another.
    form.current?.dispatchEvent(new Event('reset'))
  }, [answer])

  const onChange = () => {
    if (!form.current) return
    fillIdentity(form.current)
    setCurrent(answersIn(form.current))
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    if (pending || !form.current || submitter?.getAttribute('aria-disabled') === 'true') return
    setPressed(submitter?.getAttribute('value') ?? 'next')
    const body = new FormData(form.current, submitter)
    startTransition(() => submit(body))
  }
  const formProps = { ref: form, action: submit, onSubmit, onChange, noValidate: true }
  return { answer, current, scripted, pressed: pending ? pressed : null, summary, formProps }
}

/** Sex and birth date from the number, where it tells them and the form asks for them. */
function fillIdentity(form: HTMLFormElement) {
  if (form.elements.namedItem('birthDate')) writeAnswers(form, toldBy(answersIn(form)))
}
