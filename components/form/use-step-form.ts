'use client'
import { unstable_rethrow } from 'next/navigation'
import { type FocusEvent, type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { mergeAnswers, pickAnswers } from './draft'
import { loadCheck } from './load-check'
import { writeAnswers } from './read-answers'
import { type Answers, fieldsOfView, isTyped, type StepAnswer, type StepView, versionField } from './step-view'
import { type Autosave, useAutosaver } from './use-autosaver'
import { useCurrent } from './use-current'
import { useProblems } from './use-problems'

export type Save = (previous: StepAnswer, form: FormData) => Promise<StepAnswer>

/** Everything that happens on a step's page, without scripts (the form's own action) and with them (submit, check, autosave). */
export function useStepForm(view: StepView, save: Save, autosave: Autosave) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const banner = useRef<HTMLDivElement>(null)
  const [posted, action] = useActionState(save, { problems: view.problems, answers: view.answers, version: view.version })
  const [answer, setAnswer] = useState(posted)
  const { problems, setProblems, check, recheck, moveRows, recheckRows } = useProblems(view, form, posted.problems)
  const { current, scripted, follow, matters } = useCurrent(view, form, answer.answers)
  const write = (values: Answers) => {
    if (form.current) writeAnswers(form.current, values)
    follow(values)
  }
  const { saver, status, contests, restored } = useAutosaver({ view, autosave, form, write })

  useEffect(() => {
    if (posted.conflict) saver.conflict(posted.conflict, posted.answers)
  }, [saver, posted])
  useEffect(() => {
    if (contests.length > 0) banner.current?.focus()
  }, [contests])

  const take = (next: StepAnswer) => {
    setAnswer(next)
    setProblems(next.problems)
    if (next.conflict) saver.conflict(next.conflict, next.answers)
    else if (next.version > saver.version()) saver.adopt(next.version, next.answers)
  }
  const { pressed, onSubmit } = useSubmit({
    form,
    summary,
    refuse: () => {
      if (contests.length > 0) banner.current?.focus()
      return contests.length > 0
    },
    check: async () => {
      // Over, signed out …: mending fields would be in vain, and the server says what to do.
      if (status.kind === 'refused') return true
      // Whether a photo or a proof is there only the server knows: it names everything that is missing at once.
      if (fieldsOfView(view).some(({ as }) => as === 'photo' || as === 'materials')) return true
      const found = await check()
      setProblems(found)
      return Object.keys(found).length === 0
    },
    send: async (body) => {
      await saver.flush()
      body.set(versionField, String(saver.version()))
      take(await save(answer, body))
    },
    fail: () =>
      take({ ...answer, problems: {}, message: '暂时连不上，没有提交。填写的内容已保存在本机，请检查网络后再点一次。' }),
  })

  const edited = useRef('')
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const name = nameOf(event.target)
    edited.current = name
    if (matters(name)) follow()
    if (name in problems) void recheck(name)
    saver.changed()
  }
  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    const name = nameOf(event.target)
    if (name !== '' && name === edited.current) void recheck(name)
    void saver.flush()
  }

  return {
    answer,
    current,
    scripted,
    pressed,
    status,
    restored,
    problems,
    contests: scripted ? contests : contestsOf(view, posted),
    settle: saver.settle,
    onRowsMoved: (field: string, order: readonly number[]) => {
      moveRows(field, order)
      saver.changed()
    },
    onRowsPasted: (field: string) => {
      void recheckRows(field)
      saver.changed()
    },
    summary,
    banner,
    formProps: { ref: form, action, onSubmit, onChange, onBlur, onFocus: () => void loadCheck(view.formName) },
  }
}

type Submitting = {
  form: { current: HTMLFormElement | null }
  summary: { current: HTMLDivElement | null }
  /** True: not now. */
  refuse: () => boolean
  check: () => Promise<boolean>
  send: (body: FormData) => Promise<void>
  fail: () => void
}

/** Submitting with scripts: once at a time, checked first unless it only saves, and a broken line loses nothing. */
function useSubmit({ form, summary, refuse, check, send, fail }: Submitting) {
  const [pressed, setPressed] = useState<string | null>(null)
  const [answered, setAnswered] = useState(0)
  // Not at the next frame: on a slow device React has not drawn the summary by then.
  useEffect(() => {
    if (answered > 0) summary.current?.focus()
  }, [answered, summary])
  const [, startTransition] = useTransition()

  const submit = async (submitter: HTMLElement | null, value: string) => {
    try {
      if (value !== 'stay' && !(await check())) return
      if (form.current) await send(new FormData(form.current, submitter))
    } catch (error) {
      // A redirect is thrown too; an error with a digest belongs to the error page; the rest is a broken line.
      unstable_rethrow(error)
      if (error instanceof Error && 'digest' in error) throw error
      fail()
    } finally {
      setPressed(null)
      setAnswered((times) => times + 1)
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    event.preventDefault()
    if (pressed !== null || submitter?.getAttribute('aria-disabled') === 'true' || refuse()) return
    const value = submitter?.getAttribute('value') ?? 'next'
    setPressed(value)
    startTransition(() => submit(submitter, value))
  }
  return { pressed, onSubmit }
}

/** Without scripts nobody knows what the page began with: every difference is shown. */
function contestsOf(view: StepView, posted: StepAnswer) {
  if (!posted.conflict) return []
  const names = fieldsOfView(view).flatMap((field) => (isTyped(field) ? [field.name] : []))
  const mine = pickAnswers(posted.answers, names)
  return mergeAnswers(null, mine, { ...mine, ...posted.conflict.theirs }).contests
}

function nameOf(target: EventTarget): string {
  return (target instanceof Element && target.getAttribute('name')) || ''
}
