'use client'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { pickAnswers } from './draft'
import { answersIn } from './read-answers'
import { type Answers, fieldsOfView, type StepView } from './step-view'

/** What the fields say now on which others depend; `scripted` once the page knows, because scripts work. */
export function useCurrent(view: StepView, form: RefObject<HTMLFormElement | null>, answers: Answers) {
  const [names] = useState(() => namesOf(view))
  // What depends on an answer of another step goes by what the page was made with.
  const [here] = useState(() => names.filter((name) => fieldsOfView(view).some((field) => field.name === name)))
  const [{ current, scripted }, setState] = useState({ current: pickAnswers(answers, names), scripted: false })

  /** Looks at the fields again; `known` is what fields will say that have no such choice yet. */
  const follow = useCallback(
    (known: Answers = {}) => {
      if (!form.current) return
      const found = { ...answersIn(form.current), ...known }
      setState((before) => ({ scripted: true, current: { ...before.current, ...pickAnswers(found, here) } }))
    },
    [form, here],
  )

  // The person may have typed before scripts were there.
  useEffect(() => follow(), [follow])
  return { current, scripted, follow, matters: (name: string) => names.includes(name) }
}

function namesOf(view: StepView): string[] {
  return fieldsOfView(view).flatMap((field) => [
    ...(field.when ? [field.when.field] : []),
    ...(field.as === 'checks' ? [field.name] : []),
    ...(field.options && 'by' in field.options ? [field.options.by, field.name] : []),
  ])
}
