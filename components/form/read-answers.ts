import { checkedIn, joinChecked } from '@/lib/workflow/form'
import type { Answers } from './step-view'

/** What the form would post, as text; boxes of one name joined. */
export function answersIn(form: HTMLFormElement): Answers {
  const answers: Answers = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string')
      answers[name] = Object.hasOwn(answers, name) ? joinChecked([answers[name] ?? '', value]) : value
  return answers
}

/** Makes the fields say this; names that the form does not have are passed over. */
export function writeAnswers(form: HTMLFormElement, answers: Answers) {
  for (const [name, value] of Object.entries(answers)) {
    const found = form.elements.namedItem(name)
    if (found instanceof RadioNodeList && tick(found, checkedIn(value))) continue
    if (found && 'value' in found) found.value = value
  }
}

/** Ticks these boxes of one name and no others; false: they are no boxes. */
function tick(boxes: RadioNodeList, values: readonly string[]): boolean {
  const found = [...boxes].filter((one) => one instanceof HTMLInputElement && one.type === 'checkbox') as HTMLInputElement[]
  for (const box of found) box.checked = values.includes(box.value)
  return found.length > 0
}
