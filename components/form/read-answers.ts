import type { Answers } from './step-view'

/** What the form would post, as text. */
export function answersIn(form: HTMLFormElement): Answers {
  const answers: Answers = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') answers[name] = value
  return answers
}

/** Makes the fields say this; names that the form does not have are passed over. */
export function writeAnswers(form: HTMLFormElement, answers: Answers) {
  for (const [name, value] of Object.entries(answers)) {
    const found = form.elements.namedItem(name)
    if (found && 'value' in found) found.value = value
  }
}
