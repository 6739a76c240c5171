import { type Contest, type Draft, mergeAnswers, pickAnswers, restoreDraft, sameAnswers } from './draft'
import type { Answers, AutosaveAnswer, Conflict } from './step-view'

export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline' }
  | { kind: 'contested' }
  | { kind: 'refused'; message: string }

type Ports = {
  /** What the server said when the page was made. */
  start: { version: number; answers: Answers }
  /** What the fields say now, and how to make them say something else. */
  read: () => Answers
  write: (answers: Answers) => void
  send: (version: number, answers: Answers) => Promise<AutosaveAnswer>
  /** Keeps a draft on this device; null: nothing is left to keep. */
  keep: (draft: Draft | null) => void
  say: (status: SaveStatus) => void
  contest: (contests: Contest[]) => void
}

export type Autosaver = ReturnType<typeof createAutosaver>

const quietMilliseconds = 800
const retryMilliseconds = 10_000

/** Saves a step as it is typed: one request at a time, nothing lost offline, nothing of another window overwritten unseen. */
export function createAutosaver({ start, read, write, send, keep, say, contest }: Ports) {
  let saved = { version: start.version, answers: start.answers }
  let disputed: Conflict | null = null
  let flight: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const keepDraft = () => {
    const answers = read()
    keep(sameAnswers(answers, saved.answers) ? null : { version: saved.version, base: saved.answers, answers })
  }

  const schedule = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(flush, milliseconds)
  }

  const changed = () => {
    keepDraft()
    schedule(quietMilliseconds)
  }

  /** Sends what is not saved yet. Resolves to true when everything is on the server. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    while (flight) await flight
    if (!disputed && !sameAnswers(read(), saved.answers)) {
      flight = trySend().finally(() => {
        flight = null
      })
      await flight
    }
    return !disputed && sameAnswers(read(), saved.answers)
  }

  async function trySend() {
    const answers = read()
    say({ kind: 'saving' })
    const answer = await send(saved.version, answers).catch(() => null)
    if (!answer) {
      say({ kind: 'offline' })
      schedule(retryMilliseconds)
    } else if (answer.ok) {
      adopt(answer.version, answers)
      say({ kind: 'saved', at: answer.savedAt })
      if (!sameAnswers(read(), answers)) schedule(quietMilliseconds)
    } else if ('conflict' in answer) conflict(answer.conflict, answers)
    else say({ kind: 'refused', message: answer.message })
  }

  function adopt(version: number, answers: Answers) {
    saved = { version, answers: pickAnswers(answers, Object.keys(read())) }
    keepDraft()
  }

  /** Another window saved: what only it changed is taken over; what both changed waits for a decision. `found` names what differs from `sent`. */
  function conflict({ theirs: differing, version }: Conflict, sent: Answers) {
    const found = { version, theirs: { ...pickAnswers(sent, Object.keys(read())), ...differing } }
    const { answers, contests } = mergeAnswers(saved.answers, read(), found.theirs)
    write(answers)
    if (contests.length === 0) {
      adopt(found.version, found.theirs)
      schedule(quietMilliseconds)
    } else {
      // The draft still stands on the old version, so that a reload asks again instead of overwriting.
      disputed = found
      keepDraft()
      say({ kind: 'contested' })
    }
    contest(contests)
  }

  function settle(keepMine: boolean) {
    if (!disputed) return
    const { theirs, version } = disputed
    const { answers, contests } = mergeAnswers(saved.answers, read(), theirs)
    const taken = Object.fromEntries(contests.map((one) => [one.name, one.theirs]))
    write(keepMine ? answers : { ...answers, ...taken })
    disputed = null
    contest([])
    adopt(version, theirs)
    schedule(0)
  }

  /** Puts back what an earlier visit could not send. Answers with the names of the fields it filled. */
  function restore(draft: Draft | null): string[] {
    const { answers, contests, mineOnly } = restoreDraft(draft, saved.answers)
    if (draft && contests.length > 0) {
      const served = { theirs: saved.answers, version: saved.version }
      // As if this page had been made from the version that the draft stands on.
      saved = { version: draft.version, answers: { ...saved.answers, ...draft.base } }
      write(answers)
      conflict(served, served.theirs)
    } else if (mineOnly.length > 0) {
      write(answers)
      changed()
    } else keep(null)
    return mineOnly
  }

  return { changed, flush, adopt, conflict, settle, restore, version: () => saved.version, stop: () => clearTimeout(timer) }
}
