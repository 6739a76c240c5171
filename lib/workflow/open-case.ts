import { db } from '@/db/client'
import {
  type CaseHead,
  findCaseByKey,
  insertAnswers,
  insertCase,
  insertOutbox,
  lockCase,
  nextCaseNumber,
  type Tx,
  updateHead,
} from '@/db/queries/case'
import { relationsTo } from '@/lib/access/policy'
import type { Actor, Viewer } from '@/lib/access/viewer'
import { dayAndMinute, isoDay } from '@/lib/clock/format'
import { appendEvent } from './append-event'
import { arrival } from './arrival'
import type { AnyBusiness } from './business'
import { actorsOf, type Facts, isOpen } from './machine'
import { type Refused, refuse } from './refusal'
import { businessOf } from './registry'
import { headIn } from './transition'

export type Opening = {
  kind: string
  aboutId: string
  scope: string
  applicantId: string | null
  unitId?: string | null
  parentId?: string | null
  /** As stored, secret fields sealed: they may come from an earlier case. */
  answers?: Record<string, string>
}

/**
 * Opens a case, or finds the one that already holds the same unique key for the same applicant (double clicks are one case).
 * Refuses outside the machine's opening window and on its objections.
 */
export async function openCase(
  actor: Viewer,
  opening: Opening,
  since = performance.now(),
): Promise<{ ok: true; id: string; found?: true } | Refused> {
  const at = await arrival(since)
  return db().transaction((tx) => openCaseIn(tx, at, actor, opening))
}

/**
 * The same inside the caller's transaction. Window and guard are for people who ask: what the system opens it moves on in the same
 * transaction by a move with a guard of its own, or rolls back.
 */
export async function openCaseIn(
  tx: Tx,
  at: Date,
  actor: Actor,
  opening: Opening,
): Promise<{ ok: true; id: string; found?: true } | Refused> {
  const business = businessOf(opening.kind)
  const { machine } = business
  const subject = {
    kind: opening.kind,
    applicantId: opening.applicantId,
    unitId: opening.unitId ?? null,
    aboutId: opening.aboutId,
    scope: opening.scope,
    parentId: opening.parentId ?? null,
    id: null,
  }
  const relation = actorsOf(machine.opens).find((one) => relationsTo(actor, subject).has(one))
  if (!relation) return refuse('not_allowed', '您不能办理这项业务。')
  // Parents before children: what the guard sees of the parent holds until the child is there.
  if (opening.parentId) await lockCase(tx, opening.parentId)
  const facts = await business.facts(tx, subject, null)
  const head = headIn(business, machine.initial, facts, null, at)
  const key = head.uniqueKey
  const existing = key === null ? null : await findCaseByKey(key, tx)
  if (existing) return found(existing, opening)

  const refused = typeof actor === 'string' ? null : refuseOpening(business, facts, at)
  if (refused) return refused
  const { id: _, ...belonging } = subject
  const number = `${isoDay(at).replace(/-(\d\d)-(\d\d)$/, '-$1$2')}-${String(await nextCaseNumber(tx)).padStart(6, '0')}`
  const made = await insertCase(tx, {
    ...belonging,
    aboutType: machine.about,
    number,
    ...head,
  })
  if (!made) return found(key === null ? null : await findCaseByKey(key, tx), opening)
  if (business.form) await insertAnswers(tx, made.id, machine.formVersion, opening.answers ?? {}, at)
  const posts: { task: string; payload: Record<string, unknown> }[] = []
  const refuseAct = () => Promise.reject(new Error('opening a case moves no other case'))
  await business.opened?.({
    tx,
    head: made,
    facts,
    at,
    actor,
    input: undefined,
    act: refuseAct,
    post: (task, payload) => posts.push({ task, payload }),
  })
  const event = await appendEvent(tx, { head: { ...made, state: null }, name: 'open', to: machine.initial, actor, relation, at })
  await updateHead(tx, made.id, event)
  await insertOutbox(tx, posts)
  return { ok: true, id: made.id }
}

function refuseOpening({ machine }: AnyBusiness, facts: Facts, at: Date): Refused | null {
  const { window, guard, label } = machine.opens
  const open = window ? facts.windows?.[window] : undefined
  if (window && open && at < open.from) return refuse('too_early', `“${label}”从${dayAndMinute(open.from)}起办理。`)
  if (window && !isOpen(open, at))
    return refuse('window_closed', open ? `“${label}”已于${dayAndMinute(open.to)}截止。` : `“${label}”没有开放。`)
  const objections = guard?.(facts, at) ?? []
  return objections.length > 0 ? refuse('not_ready', objections.map((one) => one.message).join('；'), objections) : null
}

function found(existing: CaseHead | null, opening: Opening): { ok: true; id: string; found: true } | Refused {
  if (existing && existing.applicantId === opening.applicantId) return { ok: true, id: existing.id, found: true }
  return refuse('wrong_state', '这项业务已经在办理中。')
}
