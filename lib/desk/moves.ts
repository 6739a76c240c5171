import { z } from 'zod'
import type { AnyMachine, AnyTransition } from '@/lib/workflow/machine'
import { stateOf, targetsOf } from '@/lib/workflow/machine'

/** What a move asks to be written: nothing; a word if one likes; an opinion; or things that the desk has no field for. */
export type AskedOpinion = 'none' | 'optional' | 'required' | 'other'
export type MoveTone = 'approve' | 'return' | 'reject'
export type MoveKey = { name: string; key: string; tone: MoveTone }

/** What a move asks for beside an opinion. */
export type AskedField = { name: string; label: string; hint?: string; as: 'text' | 'date' | 'tick'; optional?: true }

/** The fields that a move's schema names for the desk by a title (`.meta({ title, description, format, optional })`). */
export function fieldsAsked({ input }: AnyTransition): AskedField[] {
  if (!(input instanceof z.ZodObject)) return []
  return Object.entries<z.ZodType>(input.shape).flatMap(([name, schema]) => {
    const { title, description, format, optional } = schema.meta() ?? {}
    if (!title) return []
    const as = format === 'date' || format === 'tick' ? format : 'text'
    return [{ name, label: title, as, ...(description ? { hint: description } : {}), ...(optional ? { optional: true } : {}) }]
  })
}

/** What a move's schema takes, found by asking it. */
export function opinionAsked(move: AnyTransition): AskedOpinion {
  const { input } = move
  if (!input || move.given || fieldsAsked(move).length > 0) return 'none'
  const word = input.safeParse({ opinion: '意见' })
  if (!word.success) return 'other'
  if (typeof word.data !== 'object' || word.data === null || !('opinion' in word.data)) return 'none'
  return input.safeParse({ opinion: '' }).success ? 'optional' : 'required'
}

/**
 * May a move be made on many cases at once: with no more to be written than an opinion, nothing judged question by question, nothing
 * taken over that must be read first (B-05, O-20)?
 */
export function isForMany(move: AnyTransition): boolean {
  const isPlain = opinionAsked(move) !== 'other' && fieldsAsked(move).length === 0
  return isPlain && !move.given && !move.insteadOf && !isJudged(move)
}

/** Does a move's schema read what was judged of each question? */
function isJudged({ input }: AnyTransition): boolean {
  const word = input?.safeParse({ opinion: '意见' })
  return word?.success === true && typeof word.data === 'object' && word.data !== null && 'judged' in word.data
}

/**
 * A key for each move of a state, by where it leads: A onwards, R back to whoever applied, X against them; where two would have the
 * same, the later one takes the next that is free, then 1, 2, 3 … Of machines alone, so that a key means the same in every queue.
 */
export function keysOf(machine: AnyMachine, moves: readonly (readonly [string, AnyTransition])[]): MoveKey[] {
  const free = ['A', 'R', 'X']
  const take = (key: string | undefined) => {
    const index = key ? free.indexOf(key) : -1
    return index < 0 ? undefined : free.splice(index, 1)[0]
  }
  const first = moves.map(([name, move]) => {
    const tone = leadsTo(machine, (move.insteadOf ? machine.transitions[move.insteadOf] : null) ?? move)
    return { name, key: take(wishes[tone]), tone }
  })
  let ordinal = 0
  return first.map(({ name, key, tone }) => {
    if (key) return { name, key, tone }
    const next = free.shift()
    return next ? { name, key: next, tone: tones[next] ?? tone } : { name, key: String(++ordinal), tone }
  })
}

const wishes: Record<MoveTone, string> = { approve: 'A', return: 'R', reject: 'X' }
const tones: Record<string, MoveTone> = { A: 'approve', R: 'return', X: 'reject' }

function leadsTo(machine: AnyMachine, move: AnyTransition): MoveTone {
  const targets = targetsOf(move).map((name) => stateOf(machine, name))
  if (targets.every(({ ends }) => ends === 'badly')) return 'reject'
  return targets.every(({ edits }) => edits === 'applicant' || edits === 'unit') ? 'return' : 'approve'
}
