import { checkedIn, joinChecked } from '@/lib/workflow/form'
import { gatherRows, noRows } from '@/lib/workflow/rows'
import type { Answers } from './step-view'

/** Told to the input that holds the rows of a section when something else has written it. */
export const rowsWritten = 'rows-written'

/** What the form would post, as text; boxes of one name joined, cells of rows come together. */
export function answersIn(form: HTMLFormElement): Answers {
  const answers: Answers = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string')
      answers[name] = Object.hasOwn(answers, name) ? joinChecked([answers[name] ?? '', value]) : value
  return gatherRows(answers)
}

/** Makes the fields say this; names that the form does not have are passed over. */
export function writeAnswers(form: HTMLFormElement, answers: Answers) {
  for (const [name, value] of Object.entries(answers)) {
    const found = form.elements.namedItem(name)
    if (found instanceof HTMLInputElement && found.dataset.rows !== undefined) writeRows(found, value)
    else if (found instanceof RadioNodeList && tick(found, checkedIn(value))) continue
    else if (found && 'value' in found) found.value = value
  }
}

function writeRows(store: HTMLInputElement, value: string) {
  const rows = value || noRows
  if (store.value === rows) return
  store.value = rows
  store.dispatchEvent(new Event(rowsWritten))
}

/** Ticks these boxes of one name and no others; false: they are no boxes. */
function tick(boxes: RadioNodeList, values: readonly string[]): boolean {
  const found = [...boxes].filter((one) => one instanceof HTMLInputElement && one.type === 'checkbox') as HTMLInputElement[]
  for (const box of found) box.checked = values.includes(box.value)
  return found.length > 0
}
