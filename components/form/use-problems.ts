'use client'
import { type RefObject, useRef, useState } from 'react'
import { cellName, cellNamed } from '@/lib/workflow/rows'
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
    return pick(ask(view.stepName, view.frame, { ...view.answers, ...blank, ...answersIn(form.current) }), names, fieldNamed)
  }

  /** One field again, and those that are complained of already: mending one may mend another. */
  const recheck = async (name: string) => {
    const turn = ++asked.current
    const found = await check()
    if (turn === asked.current) setProblems((before) => pick(found, [...Object.keys(before), name]))
  }

  /** Rows changed places: what was said of a cell goes where it went, or away with it. `order`: the index each row had before. */
  const moveRows = (field: string, order: readonly number[]) =>
    setProblems((before) =>
      Object.fromEntries(
        Object.entries(before).flatMap(([name, problem]) => {
          const cell = cellNamed(name)
          if (cell?.field !== field) return [[name, problem]]
          const row = order.indexOf(cell.row)
          return row < 0 ? [] : [[cellName(field, row, cell.column), problem]]
        }),
      ),
    )

  /** Everything that is wrong with one field and its cells, whether complained of before or not. */
  const recheckRows = async (field: string) => {
    const turn = ++asked.current
    const found = await check()
    if (turn !== asked.current) return
    const isOf = ([name]: [string, string]) => fieldNamed(name) === field
    setProblems((before) =>
      Object.fromEntries([...Object.entries(before).filter((one) => !isOf(one)), ...Object.entries(found).filter(isOf)]),
    )
  }

  return { problems, setProblems, check, recheck, moveRows, recheckRows }
}

/** The field that a problem is of; a cell's is its section. */
function fieldNamed(name: string): string {
  return cellNamed(name)?.field ?? name
}

function pick(problems: Problems, names: readonly string[], nameOf = (name: string) => name): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => names.includes(nameOf(name))))
}
