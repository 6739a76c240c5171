import { editablePart, type Form } from './form'
import type { State } from './machine'

/** The part of a form that a state opens for change: the steps it names, of them the fields that the facts name, or all of it. */
export function openPart(
  form: Form,
  { editsSteps, editsFields }: Pick<State<unknown>, 'editsSteps' | 'editsFields'>,
  facts: unknown,
) {
  return editablePart(form, editsSteps, editsFields?.(facts))
}
