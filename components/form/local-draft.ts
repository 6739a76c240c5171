import { type Draft, parseDraft } from './draft'

/** The draft left on this device. Storage may be full or forbidden: then there is none, and the server's copy is all. */
export function readLocalDraft(key: string): Draft | null {
  try {
    return parseDraft(localStorage.getItem(key))
  } catch {
    return null
  }
}

export function keepLocalDraft(key: string, draft: Draft | null, secret: readonly string[]) {
  try {
    if (draft)
      localStorage.setItem(
        key,
        JSON.stringify({ ...draft, base: without(draft.base, secret), answers: without(draft.answers, secret) }),
      )
    else localStorage.removeItem(key)
  } catch {
    // Nothing to do: typing goes on and is sent to the server.
  }
}

function without(answers: Draft['answers'], names: readonly string[]) {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)))
}
