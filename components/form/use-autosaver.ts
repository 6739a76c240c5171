'use client'
import { type RefObject, useEffect, useState } from 'react'
import { type Autosaver, createAutosaver, type SaveStatus } from './autosaver'
import { type Contest, pickAnswers } from './draft'
import { keepLocalDraft, readLocalDraft } from './local-draft'
import { answersIn } from './read-answers'
import { type Answers, type AutosaveAnswer, fieldsOfView, isTyped, type StepView } from './step-view'

export type Autosave = (caseId: string, stepName: string, version: number, answers: Answers) => Promise<AutosaveAnswer>

type Options = { view: StepView; autosave: Autosave; form: RefObject<HTMLFormElement | null>; write: (answers: Answers) => void }

/** The autosaver of one step on one page: its status, what is contested, and which fields came back from this device. */
export function useAutosaver({ view, autosave, form, write }: Options) {
  const [status, setStatus] = useState<SaveStatus>(view.savedAt ? { kind: 'saved', at: view.savedAt } : { kind: 'idle' })
  const [contests, setContests] = useState<Contest[]>([])
  const [restored, setRestored] = useState<string[]>([])
  const [{ saver, key }] = useState(() => {
    const typed = fieldsOfView(view).filter(isTyped)
    const names = typed.map((field) => field.name)
    const secret = typed.filter((field) => field.secret).map((field) => field.name)
    const key = `zhunkao.draft.${view.draftKey}.${view.stepName}`
    const start = { version: view.version, answers: pickAnswers(view.answers, names) }
    const saver = createAutosaver({
      start,
      read: () => (form.current ? pickAnswers(answersIn(form.current), names) : start.answers),
      write,
      send: (version, answers) => autosave(view.caseId, view.stepName, version, answers),
      keep: (draft) => keepLocalDraft(key, draft, secret),
      say: setStatus,
      contest: setContests,
    })
    return { saver, key }
  })

  useEffect(() => {
    setRestored(saver.restore(readLocalDraft(key)))
    return saveOnLeaving(saver)
  }, [saver, key])

  return { saver, status, contests, restored }
}

function saveOnLeaving(saver: Autosaver) {
  const onHidden = () => {
    if (document.visibilityState === 'hidden') void saver.flush()
  }
  const onOnline = () => void saver.flush()
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('online', onOnline)
  return () => {
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('online', onOnline)
    saver.stop()
  }
}
