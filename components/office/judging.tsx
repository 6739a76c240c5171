'use client'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import { type FieldMark, type Mark, numbered } from '@/lib/material/marks'
import type { MarkedFor } from '@/lib/workflow/business'

type Question = { field: string; label: string; files?: readonly string[] }
export type Verdict = '' | 'ok' | 'wrong'
type Judgement = { verdict: Verdict; why: string }
type DraftMark = FieldMark & { id: number }
/** `of`: the case, and the version of it, that this is said of. */
type Said = { of: string; judgements: Readonly<Record<string, Judgement>>; marks: readonly DraftMark[] }

type JudgingProps = {
  of: string
  /** On whose files defects may be marked, and what is marked on them already. */
  markable: readonly Question[]
  marked: MarkedFor | null
  children: ReactNode
}

const Desk = createContext<ReturnType<typeof useSaid> | null>(null)

/** What the viewer says of each question and marks on its files before a decision, held above viewer and form: a refused one keeps it (B-05). */
export function Judging({ children, ...of }: JudgingProps) {
  return <Desk value={useSaid(of)}>{children}</Desk>
}

export function useJudging() {
  const desk = useContext(Desk)
  if (!desk) throw new Error('questions are judged within <Judging>')
  return desk
}

const whyMarked = '请按材料上的标记修改'
const unjudged: Judgement = { verdict: '', why: '' }
const nothing = (of: string): Said => ({ of, judgements: {}, marks: [] })

function useSaid({ of, markable, marked }: Omit<JudgingProps, 'children'>) {
  const [kept, keep] = useState(nothing(of))
  const ids = useRef(0)
  // Of another case, nothing has been said yet.
  const ofThis = (said: Said) => (said.of === of ? said : nothing(of))
  const { judgements, marks: made } = ofThis(kept)
  const say = (change: (said: Said) => Partial<Said>) => keep((said) => ({ ...ofThis(said), ...change(ofThis(said)) }))
  const marks = numbered(made)
  const past = marked?.questions ?? []
  return {
    judgementOf: (field: string, preset: Verdict = '') => judgements[field] ?? { ...unjudged, verdict: preset },
    judge: (field: string, change: Partial<Judgement>) => say((said) => judged(said, field, change)),
    /** The question that a file answers, where it may be marked; a file of several counts for the first. */
    questionOf: (file: string) => markable.find(({ files }) => files?.includes(file)),
    marksOn: (file: string) => marks.filter((mark) => mark.file === file),
    marksOf: (field: string) => made.flatMap(({ id, field: its, ...mark }) => (its === field ? [mark] : [])),
    pastTitle: marked?.title ?? '',
    pastOf: (field: string) => past.filter((question) => question.field === field).flatMap(({ files }) => files),
    pastOn: (file: string) => past.flatMap(({ files }) => files.flatMap(({ id, marks: past }) => (id === file ? past : []))),
    /** Its question is to be mended by that; answers the name of the mark on this page. */
    addMark: (mark: FieldMark): number => {
      ids.current += 1
      const id = ids.current
      say((said) => {
        const { why } = said.judgements[mark.field] ?? unjudged
        const { judgements } = judged(said, mark.field, { verdict: 'wrong', why: why || whyMarked })
        return { judgements, marks: [...said.marks, { ...mark, id }] }
      })
      return id
    },
    changeMark: (id: number, change: Partial<Mark>) =>
      say(({ marks }) => ({ marks: marks.map((one) => (one.id === id ? { ...one, ...change } : one)) })),
    removeMark: (id: number) => say(({ marks }) => ({ marks: marks.filter((one) => one.id !== id) })),
  }
}

function judged({ judgements }: Said, field: string, change: Partial<Judgement>) {
  return { judgements: { ...judgements, [field]: { ...(judgements[field] ?? unjudged), ...change } } }
}
