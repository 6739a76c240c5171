'use client'
import { type RefObject, useRef, useState } from 'react'
import { loadCheck } from './load-check'
import { answersIn } from './read-answers'
import { fieldsOfView, isTyped, type Problems, type StepView } from './step-view'

/** What is wrong with the step: as the server said, then as the form's own check says while the person goes on. */
export function useProblems(view: StepView, form: RefObject<HTMLFormElement | null>, served: Problems) {
  const [problems, setProblems] = useState(served)
  const asked = useRef(0)

  const check = async (): Promise<Problems> => {
    const ask = await loadCheck(view.formName)
    if (!form.current || !ask) return {}
    // A box without a tick posts nothing; the photo may have changed since the page was made: only the server knows.
    const names = fieldsOfView(view).flatMap((field) => (isTyped(field) || field.as === 'letter' ? [field.name] : []))
    const blank = Object.fromEntries(names.map((name) => [name, '']))
    return pick(ask(view.stepName, view.frame, { ...view.answers, ...blank, ...answersIn(form.current) }), names)
  }

  /** One field again, and those that are complained of already: mending one may mend another. */
  const recheck = async (name: string) => {
    const turn = ++asked.current
    const found = await check()
    if (turn === asked.current) setProblems((before) => pick(found, [...Object.keys(before), name]))
  }

  return { problems, setProblems, check, recheck }
}

function pick(problems: Problems, names: readonly string[]): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => names.includes(name)))
}
