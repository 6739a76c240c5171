'use client'
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { answersIn } from '@/components/form/read-answers'
import type { EligibilityAnswer } from '@/lib/exam/conditions/read-eligibility'

type Action = (previous: EligibilityAnswer, form: FormData) => Promise<EligibilityAnswer>

const nothing = () => {}

/** With scripts the form is posted without being emptied, and the answer is read out where it stands. */
export function useEligibilityForm(action: Action) {
  const [answer, submit, pending] = useActionState(action, { answers: {}, problems: {}, exams: null })
  const form = useRef<HTMLFormElement>(null)
  const answered = useRef<HTMLDivElement>(null)
  const shown = useRef(answer)
  const [current, setCurrent] = useState<Record<string, string>>({ ...answer.answers })
  const [scripted, setScripted] = useState(false)

  useEffect(() => setScripted(true), [])
  useEffect(() => {
    if (shown.current === answer) return
    shown.current = answer
    if (answer.exams) answered.current?.focus()
    else form.current?.querySelector<HTMLElement>('[role=alert]')?.focus()
  }, [answer])

  const onChange = () => form.current && setCurrent(answersIn(form.current))
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending || !form.current) return
    const body = new FormData(form.current, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(() => submit(body))
  }
  const formProps = { ref: form, action: submit, onSubmit, onChange, noValidate: true }
  const rows = { problems: answer.problems, onMoved: nothing, onPasted: nothing }
  return { answer, current, scripted, pending, answered, formProps, rows }
}
