import type { Queryable } from '@/db/client'
import type { CaseAnswers, CaseHead, Tx } from '@/db/queries/case'
import type { Actor, Viewer } from '@/lib/access/viewer'
import type { MarkedQuestion } from '@/lib/material/marks'
import type { Answers, Form } from './form'
import type { Facts, Machine } from './machine'
import type { Outcome } from './refusal'

/** What an effect is given: everything inside the one transaction. */
export type Work<F> = {
  tx: Tx
  head: CaseHead
  facts: F
  /** The arrival of the request, by the business clock. */
  at: Date
  actor: Actor
  /** As the transition's own schema left it. */
  input: unknown
  /** Moves another case inside the same transaction: the only way one case moves another. */
  act: (caseId: string, name: string, input?: unknown, actor?: Actor) => Promise<Outcome>
  /** Leaves a message or job in the outbox of this transaction. */
  post: (task: string, payload: Record<string, unknown>) => void
}

export type Effect<F> = (work: Work<F>) => Promise<void>

/** One kind of business, put together from its files: the registry holds one a kind. */
export type Business<F extends object = Facts> = {
  machine: Machine<F>
  /** What guards, windows and deadlines ask about, read inside the transaction. */
  facts: (on: Queryable, head: FactsOf, answers: CaseAnswers | null) => Promise<F>
  form?: (facts: F) => Form
  /** The plain data of the facts from which the browser makes the same form (load-check.ts). */
  frame?: (facts: F) => unknown
  /** Values that come from the account and are not typed; they join what is typed when it is frozen. */
  accountAnswers?: (facts: F) => Answers
  /** What opening a case writes beside the head. */
  opened?: Effect<F>
  effects: Partial<Record<string, Effect<F>>>
  /** What the viewer might ask this business about; whether it may be opened, the machine says. */
  subjects?: (viewer: Viewer) => Promise<Subject[]>
  /** What a case is about, in words for lists. */
  title?: (facts: F) => string
  /** What else whoever applied may read of a case, besides what was answered: where the money is. */
  details?: (head: CaseHead) => Promise<readonly Detail[]>
  /** What the desk shows beside the answers, from ledgers of the business: rows of words (O-20). */
  deskFacts?: (on: Queryable, head: CaseHead) => Promise<DeskFact[]>
  /** Where else the viewer may go from the desk with such a case: what is done on pages of its own. */
  deskLinks?: (viewer: Viewer, head: CaseHead, at: Date) => readonly DeskLink[]
  /** 常用意见: what reviewers often write, by move (O-20). */
  standardOpinions?: Readonly<Record<string, readonly string[]>>
  /** What a move judges question by question before it is made (B-05): the desk draws them, its input says what was found. */
  judged?: (move: string, facts: F) => readonly JudgedQuestion[]
  /** What the desk shows of a case that was returned before, and of a return that waits for a second reviewer (B-05). */
  deskRound?: (on: Queryable, head: CaseHead) => Promise<DeskRound | null>
  /** What is marked on its materials, by the last return or by one that waits for a second reviewer (B-05). */
  marked?: (on: Queryable, head: CaseHead) => Promise<MarkedFor | null>
  /** Where the person mends what is missing in a step. */
  stepHref?: (head: FactsOf, step: string) => string
}

export type Subject = { aboutId: string; scope: string; parentId: string | null; label: string; detail: string }

export type Detail = { label: string; value: string; href?: string }

/** What facts may be asked about: a case, or one about to be opened. */
export type FactsOf = Pick<CaseHead, 'kind' | 'applicantId' | 'unitId' | 'aboutId' | 'scope' | 'parentId'> & {
  id: string | null
  state?: string
}

/**
 * A question that a move judges; `must`: none of these may be left out; `files`: those that answer it. `settled`: it passed before and is as it
 * was, so that a defect in it needs two.
 */
export type JudgedQuestion = { field: string; label: string; must: boolean; files?: readonly string[]; settled?: true }

/** What is marked on the materials of a case, and by what it was. */
export type MarkedFor = { title: string; questions: readonly MarkedQuestion[] }

/** What became of one thing that was returned: what it says now and, where that is another, said before; else why it was left. */
export type ReturnedItem = { label: string; why: string; answer: string; before: string | null; reason: string | null }
export type DeskRound = {
  returned: readonly ReturnedItem[]
  proposed: { opinion: string; items: readonly { label: string; why: string; isNew: boolean }[] } | null
}

/** `href`: where in the office it stands. */
export type DeskFact = { label: string; value: string; href?: string }
export type DeskLink = { label: string; href: string }

// biome-ignore lint/suspicious/noExplicitAny: each business types its own facts; the kernel only passes them through
export type AnyBusiness = Business<any>
