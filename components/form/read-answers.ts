import { gatherRows, noRows } from '@/lib/workflow/rows'
import type { Answers } from './step-view'

/** Told to the input that holds the rows of a section when something else has written it. */
export const rowsWritten = 'rows-written'

/** What the form would post, as text; cells of rows come together. */
export function answersIn(form: HTMLFormElement): Answers {
  const answers: Answers = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') answers[name] = value
  return gatherRows(answers)
}

/** Makes the fields say this; names that the form does not have are passed over. */
export function writeAnswers(form: HTMLFormElement, answers: Answers) {
  for (const [name, value] of Object.entries(answers)) {
    const found = form.elements.namedItem(name)
    if (found instanceof HTMLInputElement && found.dataset.rows !== undefined) writeRows(found, value)
    else if (found && 'value' in found) found.value = value
  }
}

function writeRows(store: HTMLInputElement, value: string) {
  const rows = value || noRows
  if (store.value === rows) return
  store.value = rows
  store.dispatchEvent(new Event(rowsWritten))
}
