// The only place that changes what was typed into a case.

import { db } from '@/db/client'
import { type CaseHead, type LockedCase, lockCase, type Tx, updateAnswers } from '@/db/queries/case'
import { relationsTo } from '@/lib/access/policy'
import type { Actor } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from './arrival'
import type { AnyBusiness } from './business'
import { beingReviewed, isClaimed } from './claimed'
import { cleanText } from './clean-text'
import { type Answers, editablePart, type Field, type Form, fieldsOf } from './form'
import { openAnswers, sealAnswers } from './freeze-answers'
import { stateAt, stateOf } from './machine'
import { type Refused, refuse } from './refusal'
import { businessOf } from './registry'
import { cellLengthMax, cellOf, formatRows, parseRows, rowsLengthMax, rowsMost } from './rows'

export type Saved = { ok: true; version: number; savedAt: Date; answers: Answers }
/** What another window or device saved meanwhile, field by field, where it differs from what is being saved. */
export type Conflict = { ok: false; refusal: 'conflict'; message: string; theirs: Answers; version: number }

const lengthMax = 2000

/**
 * Saves fields as typed, right or wrong. `version` is the one the person's screen was made from: where another window saved since
 * and a field differs, nothing is overwritten and the differences come back. Fields that are not typed (account, photo, letters, files, a position)
 * and names that the form does not have are left out.
 */
export async function saveAnswers(
  actor: Actor,
  caseId: string,
  patch: Answers,
  version: number,
  since = performance.now(),
): Promise<Saved | Conflict | Refused> {
  return editAnswers<Conflict | Refused>(actor, caseId, since, async ({ form, answers, current }) => {
    const typed: Record<string, string> = {}
    for (const [name, field] of Object.entries(typedFields(form))) {
      const value = patch[name]
      if (value === undefined) continue
      const text = field.columns ? typedRows(field.columns, value) : typedText(value)
      if (text === null)
        return refuse('invalid_input', `“${field.label}”的内容不完整或者太多，没有保存。请刷新页面，核对后再填。`)
      typed[name] = text
    }
    const theirs = Object.fromEntries(
      Object.entries(typed).flatMap(([name, value]) => ((answers[name] ?? '') !== value ? [[name, answers[name] ?? '']] : [])),
    )
    if (current !== version && Object.keys(theirs).length > 0) {
      return { ok: false, refusal: 'conflict', message: '另一个窗口已修改这些内容，请选择保留哪一份。', theirs, version: current }
    }
    return { answers: Object.keys(theirs).length > 0 ? { ...answers, ...typed } : answers }
  })
}

/** `form`: the part of it that may be changed now. */
type Edit = { tx: Tx; at: Date; head: CaseHead; facts: unknown; form: Form; answers: Answers; current: number }

/** The answers as they are to be; the very same object: nothing changes. */
type Changed = { answers: Answers }

/** Changes answers under the row lock, if the actor may edit now: what saveAnswers and the fields that are not typed share. */
export async function editAnswers<R extends Refused | Conflict = Refused>(
  actor: Actor,
  caseId: string,
  since: number,
  change: (edit: Edit) => Promise<Changed | R>,
): Promise<Saved | R | Refused> {
  const at = await arrival(since)
  return db().transaction(async (tx) => {
    const locked = isUuid(caseId) ? await lockCase(tx, caseId) : null
    if (!locked || relationsTo(actor, locked.head).size === 0)
      return refuse('not_found', '没有找到这项业务，请从“我的考试”进入。')
    const business = businessOf(locked.head.kind)
    const refused = refuseEdit(actor, locked, business, at)
    if (refused) return refused
    const facts = await business.facts(tx, locked.head, locked.answers)
    const form = business.form?.(facts)
    const before = locked.answers
    if (!form || !before) throw new Error(`${locked.head.kind} has nothing to fill in`)
    const answers = openAnswers(form, before)
    const part = editablePart(form, stateOf(business.machine, stateAt(business.machine, locked.head, at)).editsSteps)
    const changed = await change({ tx, at, head: locked.head, facts, form: part, answers, current: before.version })
    if ('ok' in changed) return changed
    if (changed.answers === answers) return { ok: true, version: before.version, savedAt: before.savedAt, answers }
    await updateAnswers(tx, caseId, sealAnswers(form, changed.answers), before.version + 1, at)
    return { ok: true, version: before.version + 1, savedAt: at, answers: changed.answers }
  })
}

function refuseEdit(actor: Actor, { head }: LockedCase, { machine }: AnyBusiness, at: Date): Refused | null {
  const state = stateOf(machine, stateAt(machine, head, at))
  const held = relationsTo(actor, head)
  if (!state.edits || !held.has(state.edits))
    return refuse('wrong_state', `现在的状态是“${state.publicLabel ?? state.label}”，内容不能再修改。`)
  const isMine = typeof actor !== 'string' && head.assignedTo === actor.accountId
  return isClaimed(head, at) && !isMine ? refuse('claimed_by_other', beingReviewed) : null
}

function typedFields(form: Form): Record<string, Field> {
  const fields: Record<string, Field> = Object.assign({}, ...Object.values(form.steps).map(fieldsOf))
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, field]) =>
        field.as !== 'account' &&
        field.as !== 'photo' &&
        field.as !== 'letter' &&
        field.as !== 'materials' &&
        field.as !== 'position',
    ),
  )
}

/** Rows as typed, as far as they can be stored; null for what no page of ours sends. */
function typedRows(columns: Readonly<Record<string, Field>>, value: string): string | null {
  const rows = parseRows(value)
  if (!rows || rows.length > rowsMost) return null
  const names = Object.keys(columns)
  const kept = rows.map((row) => Object.fromEntries(names.map((name) => [name, typedText(cellOf(row, name), cellLengthMax)])))
  const text = formatRows(names, kept)
  return text.length > rowsLengthMax ? null : text
}

/** As typed, as far as it can be stored; cut between characters, because half of a rare one is refused by the database. */
function typedText(value: string, most = lengthMax): string {
  return cleanText(value)
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
}
