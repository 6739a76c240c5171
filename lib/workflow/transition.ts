// The only place that changes the state of a case.

import { db } from '@/db/client'
import { lockAncestors } from '@/db/queries/ancestors'
import {
  type CaseHead,
  insertDocument,
  insertOutbox,
  insertReview,
  type LockedCase,
  lastEvent,
  lockCase,
  type Tx,
  updateAnswers,
  updateHead,
} from '@/db/queries/case'
import { isBarred } from '@/db/queries/four-eyes'
import { freezeUses } from '@/db/queries/material'
import { mayMoveForUnit, relationsTo } from '@/lib/access/policy'
import { examOfScope } from '@/lib/access/scope'
import type { Actor } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { failpoint } from '@/lib/failpoint/failpoint'
import { isUuid } from '@/lib/text/is-uuid'
import { appendEvent } from './append-event'
import { arrival } from './arrival'
import type { AnyBusiness } from './business'
import { beingReviewed, isClaimed } from './claimed'
import { cleanInput } from './clean-text'
import { barredBy } from './four-eyes'
import { correctAnswers, filesToFreeze, freezeAnswers, unfinishedSteps } from './freeze-answers'
import { judgedAnswers } from './judged-answers'
import { isKeyTaken } from './key-taken'
import {
  type AnyMachine,
  type AnyTransition,
  actorsOf,
  type Facts,
  isOpen,
  type Relation,
  stateAt,
  stateOf,
  targetsOf,
} from './machine'
import { type Outcome, type Refused, refuse } from './refusal'
import { businessOf } from './registry'

export type Options = {
  /** `performance.now()` at the very start of the request. */
  since?: number
  /** The version of the answers that the person had before their eyes; another one is refused. */
  seen?: number
}

/**
 * Performs one declared transition of one case: arrival time first, then row lock, checks, effect, head, event and outbox in one
 * transaction. Returns the new state or a refusal in words; anything unexpected throws and rolls everything back.
 */
export async function transition(
  actor: Actor,
  caseId: string,
  name: string,
  input?: unknown,
  options: Options = {},
): Promise<Outcome> {
  const at = await arrival(options.since ?? performance.now())
  try {
    const outcome = await db().transaction(async (tx) => {
      const made = await act(tx, at, actor, await lockForMove(tx, caseId), name, cleanInput(input), options)
      if (made.ok) failpoint('move-before-commit')
      return made
    })
    if (outcome.ok) failpoint('move-after-commit')
    return outcome
  } catch (error) {
    if (isKeyTaken(error)) return refuse('not_ready', '同样的申请已经在办理中，不能重复提交，请到“业务查询”查看。')
    throw error
  }
}

/** Locks a case, and its parents before it. Null: there is none. */
export async function lockForMove(tx: Tx, caseId: string): Promise<LockedCase | null> {
  if (!isUuid(caseId)) return null
  const [, locked] = await Promise.all([lockAncestors(tx, caseId), lockCase(tx, caseId)])
  return locked
}

/**
 * The same inside the caller's transaction, judged by the caller's arrival: for ledgers that move a case together with their own
 * rows. The caller locks the case (`lockForMove`) before its own rows; a refusal changes nothing, and the caller decides whether to
 * roll back.
 */
export function transitionIn(
  tx: Tx,
  at: Date,
  actor: Actor,
  locked: LockedCase | null,
  name: string,
  input?: unknown,
): Promise<Outcome> {
  return act(tx, at, actor, locked, name, input, {})
}

async function act(
  tx: Tx,
  at: Date,
  actor: Actor,
  locked: LockedCase | null,
  name: string,
  input: unknown,
  options: Options,
): Promise<Outcome> {
  const held = locked ? relationsTo(actor, locked.head) : new Set<Relation>()
  if (!locked || held.size === 0) return refuse('not_found', '没有找到这项业务，请从“我的考试”或“业务查询”进入。')
  const { head } = locked
  const business = businessOf(head.kind)
  const { machine } = business
  const move = Object.hasOwn(machine.transitions, name) ? machine.transitions[name] : undefined
  const relation = move && actorsOf(move).find((one) => held.has(one) && mayMoveAs(actor, one, head.kind, name))
  if (!move || !relation) return refuse('not_allowed', '您不能办理这一步。')

  const early = await refuseByState(tx, machine, head, move, name, actor)
  if (early) return early
  const facts = await business.facts(tx, head, await judgedAnswers(tx, machine, head.id, move, locked.answers))
  // What a schema does not say in words of its own would come out in English.
  const parsed = move.input?.safeParse(move.given ? move.given(facts) : input, { error: () => '填写有误，请检查。' })
  const checked = parsed?.data
  const refused =
    refuseByTime(machine, head, move, name, facts, at, actor) ??
    (parsed && !parsed.success ? refuse('invalid_input', parsed.error.issues[0]?.message ?? '') : null) ??
    (await refuseByHands(tx, head, move, actor, at)) ??
    (options.seen !== undefined && options.seen !== locked.answers?.version
      ? refuse('conflict', '您在别处修改过这份内容，请核对最新内容后再确认。')
      : null)
  if (refused) return refused
  const answers = move.changes ? correctAnswers(business, facts, locked.answers, move.changes(checked), at) : locked.answers
  const files = move.freezes ? await filesToFreeze(tx, business, head, facts, answers) : null
  const objections = [
    ...(move.freezes ? unfinishedSteps(business, head, facts, answers) : []),
    ...(files?.objections ?? []),
    ...(move.guard?.(facts, at, checked) ?? []),
  ]
  if (objections.length > 0) return refuse('not_ready', objections.map((one) => one.message).join('；'), objections)

  if (answers && answers !== locked.answers) await updateAnswers(tx, head.id, answers.answers, answers.version, at)
  if (files) {
    await insertDocument(tx, freezeAnswers(business, head, facts, answers, at, files.byId))
    await freezeUses(tx, head.id, files.uses)
  }
  if (move.ballot && !(await castVote(tx, head, move.ballot, actor, checked as Vote, at)))
    return refuse('wrong_state', '您已经投过票，不能再投。')
  const to = resolveTarget(move, head.state, facts, checked)
  const posts: { task: string; payload: Record<string, unknown> }[] = []
  await business.effects[name]?.({
    tx,
    head,
    facts,
    at,
    actor,
    input: checked,
    act: async (otherId, otherName, otherInput, otherActor) =>
      act(tx, at, otherActor ?? actor, await lockForMove(tx, otherId), otherName, otherInput, {}),
    // Whose staff may see that a message was sent.
    post: (task, payload) =>
      posts.push({ task, payload: task === 'notify' ? { scope: examOfScope(head.scope), ...payload } : payload }),
  })
  const event = await appendEvent(tx, { head, name, to, actor, relation, at, input: checked })
  failpoint('move-half-written')
  // A deadline takes effect when it was, not when the sweep came by (E-08).
  const since = actor === 'system' && stateOf(machine, head.state).due?.do === name ? (head.dueAt ?? at) : at
  await Promise.all([updateHead(tx, head.id, { ...headIn(business, to, facts, head, since), ...event }), insertOutbox(tx, posts)])
  return { ok: true, state: to }
}

/** Whoever acts for a unit makes only the moves of what was granted. */
function mayMoveAs(actor: Actor, relation: Relation, kind: string, name: string): boolean {
  return relation !== 'unit' || typeof actor === 'string' || mayMoveForUnit(actor, kind, name)
}

/** The columns of the head that follow from the state it is in. */
export function headIn(
  business: AnyBusiness,
  to: string,
  facts: unknown,
  before: Pick<CaseHead, 'state' | 'version' | 'enteredAt'> | null,
  at: Date,
) {
  const { machine } = business
  const state = stateOf(machine, to)
  const moved = before?.state !== to
  const enteredAt = moved || !before ? at : before.enteredAt
  return {
    ...machine.belongs?.(facts),
    state: to,
    awaits: state.awaits,
    dueAt: state.due?.at(facts, enteredAt) ?? null,
    uniqueKey: machine.holds?.while.includes(to) ? machine.holds.key(facts) : null,
    version: (before?.version ?? 0) + 1,
    enteredAt,
    ...(moved ? { assignedTo: null, claimedUntil: null } : {}),
  }
}

async function refuseByState(
  tx: Tx,
  machine: AnyMachine,
  head: CaseHead,
  move: AnyTransition,
  name: string,
  actor: Actor,
): Promise<Outcome | null> {
  if (move.from.includes(head.state)) return null
  const event = await lastEvent(tx, head.id)
  const mine = event?.name === name && event.actorId !== null && event.actorId === accountOf(actor)
  if (mine && targetsOf(move).includes(head.state)) return { ok: true, state: head.state, already: true }
  const state = stateOf(machine, head.state)
  return refuse('wrong_state', `现在的状态是“${state.publicLabel ?? state.label}”，不能办理“${move.label}”。`)
}

/** Why a move cannot be made at this time; null: its time is now. */
export function refuseByTime(
  machine: AnyMachine,
  head: CaseHead,
  move: AnyTransition,
  name: string,
  facts: unknown,
  at: Date,
  actor: Actor,
): Refused | null {
  const notBefore = move.notBefore?.(facts, head.enteredAt)
  if (notBefore && at < notBefore) return refuse('too_early', `“${move.label}”从${dayAndMinute(notBefore)}起办理。`)
  const due = stateOf(machine, head.state).due
  if (actor === 'system' && due?.do === name && (!head.dueAt || at < head.dueAt)) return refuse('too_early', '期限未到。')
  const window = move.window ? (facts as Facts).windows?.[move.window] : undefined
  if (window && at < window.from) return refuse('too_early', `“${move.label}”从${dayAndMinute(window.from)}起办理。`)
  if (move.window && !isOpen(window, at))
    return refuse('window_closed', window ? `“${move.label}”已于${dayAndMinute(window.to)}截止。` : `“${move.label}”没有开放。`)
  // A deadline without a window holds to the second too, whether or not the sweep has come by (E-08); money that was in time may come late.
  const isPastDue = typeof actor !== 'string' && stateAt(machine, head, at) !== head.state
  return isPastDue && head.dueAt ? refuse('window_closed', `“${move.label}”已于${dayAndMinute(head.dueAt)}截止。`) : null
}

async function refuseByHands(tx: Tx, head: CaseHead, move: AnyTransition, actor: Actor, at: Date): Promise<Refused | null> {
  const accountId = accountOf(actor)
  if (accountId && (await isBarred(tx, head.id, accountId, barredBy([move])))) {
    return refuse('not_allowed', '前一道手续是您办的，这一步须由另一位工作人员办理。')
  }
  const held = isClaimed(head, at)
  // What a reviewer is reading is not exchanged under their hands.
  if (move.freezes && held && head.assignedTo !== accountId) return refuse('claimed_by_other', beingReviewed)
  if (!move.needsClaim) return null
  if (held && head.assignedTo === accountId) return null
  return refuse('claimed_by_other', held ? '另一位工作人员正在办理，请先办理下一件。' : '请先领取这一件，再作决定。')
}

type Vote = { verdict: string; opinion?: string; round?: number }

async function castVote(tx: Tx, head: CaseHead, ballot: string, actor: Actor, input: Vote, at: Date) {
  const reviewerId = accountOf(actor)
  if (!reviewerId) throw new Error('only a person casts a vote')
  return insertReview(tx, {
    caseId: head.id,
    ballot,
    round: input.round ?? 1,
    reviewerId,
    verdict: input.verdict,
    opinion: input.opinion ?? '',
    at,
  })
}

function resolveTarget(move: AnyTransition, state: string, facts: unknown, input: unknown): string {
  if (move.to === undefined) return state
  if (typeof move.to === 'string') return move.to
  const picked = move.to.pick(facts, input)
  if (!move.to.among.includes(picked)) throw new Error(`a fork picked ${picked}, which it does not declare`)
  return picked
}

function accountOf(actor: Actor): string | null {
  return typeof actor === 'string' ? null : actor.accountId
}
