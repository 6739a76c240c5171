import { db } from '@/db/client'
import { type CaseAnswers, type CaseHead, getCase, latestDocument } from '@/db/queries/case'
import { listHistory, listRequests } from '@/db/queries/request'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'
import { maskAnswer } from '@/lib/text/mask-answer'
import { isClaimed } from '@/lib/workflow/claimed'
import { eventsShownTo } from '@/lib/workflow/events-shown'
import { answerRows, type Form, firstIncompleteStep, stepOf, visibleSteps } from '@/lib/workflow/form'
import { openAnswers, openRow } from '@/lib/workflow/freeze-answers'
import { type AnyMachine, actorsOf, stateAt, stateOf } from '@/lib/workflow/machine'
import { openPart } from '@/lib/workflow/open-part'
import { businessOf } from '@/lib/workflow/registry'
import { stagesOf } from '@/lib/workflow/stages'
import { serviceOf } from './services'

export type RequestRow = {
  id: string
  kind: string
  number: string
  title: string
  machine: AnyMachine
  state: string
  openedAt: Date
  enteredAt: Date
  /** Where it is filled in or 修改, and what the button says; null: not now. */
  editStep: string | null
  editLabel: string
  /** Nobody asked for it: the system opened it (E-23). */
  isAutomatic: boolean
}

/** Everything of these kinds that the viewer ever asked for, newest first, with where it stands (S-01). */
export async function readRequests(viewer: Viewer, kinds: readonly string[], limit = 50): Promise<RequestRow[]> {
  const [rows, at] = await Promise.all([listRequests(viewer, kinds, { limit }), now()])
  return Promise.all(rows.map((row) => rowOf(row, at)))
}

type Listed = Awaited<ReturnType<typeof listRequests>>[number]

async function rowOf({ head, answers, openedAt, openedBy }: Listed, at: Date): Promise<RequestRow> {
  const business = businessOf(head.kind)
  const { machine } = business
  const facts = await business.facts(db(), head, answers)
  const { id, kind, number, enteredAt } = head
  const state = stateAt(machine, head, at)
  return {
    ...{ id, kind, number, enteredAt, machine, state, openedAt },
    title: business.title?.(facts) ?? machine.label,
    isAutomatic: openedBy === 'system',
    ...editOf(machine, head, at, business.form?.(facts), answers, facts),
  }
}

function editOf(
  machine: AnyMachine,
  head: CaseHead,
  at: Date,
  form: Form | undefined,
  saved: CaseAnswers | null,
  facts: unknown,
) {
  const state = stateAt(machine, head, at)
  const declared = stateOf(machine, state)
  const { edits, editsSteps } = declared
  if (!form || edits !== 'applicant' || isClaimed(head, at)) return { editStep: null, editLabel: '' }
  const [answers, part] = [openAnswers(form, saved), openPart(form, declared, facts)]
  const editStep = firstIncompleteStep(part, answers) ?? visibleSteps(part, answers)[0] ?? null
  const asked = editsSteps && editStep ? `填写${stepOf(part, editStep).title}` : '修改'
  const own = serviceOf(head.kind)?.edit
  return { editStep, editLabel: own ?? (state === machine.initial ? '继续填写' : asked) }
}

/** Those whose number, service or subject holds the words; where asked, only those that are not over. Pure. */
export function filterRequests(requests: readonly RequestRow[], words: string, openOnly: boolean): RequestRow[] {
  return requests.filter(({ number, title, machine, state }) => {
    const isFound = [number, title, machine.label].some((text) => text.includes(words))
    return isFound && (!openOnly || stateOf(machine, state).awaits !== null)
  })
}

/** One request of the viewer's own with all that its pages draw; null for every other one. */
export async function readRequest(viewer: Viewer, kind: string, caseId: string) {
  const service = serviceOf(kind)
  const found = service && isUuid(caseId) ? await getCase(viewer, caseId) : null
  if (!service || !found || found.head.kind !== kind || !relationsTo(viewer, found.head).has('applicant')) return null
  const { head, answers: saved } = found
  const business = businessOf(kind)
  const { machine } = business
  const [at, facts, document, history, details] = await Promise.all([
    now(),
    business.facts(db(), head, saved),
    latestDocument(head.id),
    listHistory(head.id),
    business.details?.(head) ?? [],
  ])
  const form = business.form?.(facts)
  if (!form || !saved) throw new Error(`${kind} has nothing to fill in`)
  const state = stateAt(machine, head, at)
  return {
    service,
    head,
    machine,
    /** The part of it that may be changed now. */
    form: openPart(form, stateOf(machine, state), facts),
    /** What the browser makes the same form from. */
    frame: business.frame?.(facts),
    state,
    details,
    title: business.title?.(facts) ?? machine.label,
    answers: { ...openAnswers(form, saved), ...business.accountAnswers?.(facts) },
    version: saved.version,
    savedAt: saved.savedAt,
    /** What was submitted last; empty: nothing yet. */
    rows: document?.rows.map((row) => ({ ...row, answer: maskAnswer(openRow(row), row.secret === true) })) ?? [],
    submittedAt: document?.frozenAt ?? null,
    /** Typed since, and read by nobody until it is submitted. */
    hasUnsubmitted: document !== null && saved.savedAt > document.frozenAt && differs(form, saved.answers, document.answers),
    events: eventsShownTo(machine, 'applicant', history),
    stages: stagesOf(
      machine,
      state,
      history.map((event) => event.toState),
    ),
    ...editOf(machine, head, at, form, saved, facts),
    isClaimed: isClaimed(head, at),
    /** What the applicant may do now beside filling in, by name and label. */
    moves: Object.entries(machine.transitions).flatMap(([name, move]) =>
      move.from.includes(state) && actorsOf(move).includes('applicant') && !move.freezes ? [{ name, label: move.label }] : [],
    ),
  }
}

/** Sealed answers are never the same text twice: they are opened. */
function differs(form: Form, saved: Record<string, string>, submitted: Record<string, string>): boolean {
  const [one, other] = [saved, submitted].map((answers) => openAnswers(form, { answers, version: 1, savedAt: new Date(0) }))
  return JSON.stringify(answerRows(form, one ?? {})) !== JSON.stringify(answerRows(form, other ?? {}))
}
