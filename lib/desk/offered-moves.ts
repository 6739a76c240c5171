import type { Queryable } from '@/db/client'
import type { LockedCase } from '@/db/queries/case'
import { isBarred } from '@/db/queries/four-eyes'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { JudgedQuestion } from '@/lib/workflow/business'
import { barredBy } from '@/lib/workflow/four-eyes'
import { judgedAnswers } from '@/lib/workflow/judged-answers'
import { type AnyTransition, actorsOf, type Objection } from '@/lib/workflow/machine'
import { businessOf } from '@/lib/workflow/registry'
import { refuseByTime } from '@/lib/workflow/transition'
import { type AskedField, type AskedOpinion, fieldsAsked, keysOf, type MoveKey, opinionAsked } from './moves'

/** A move as the desk offers it. `objections`: what its guard has against it now; `reason`: why it is not the viewer's to make. */
export type OfferedMove = MoveKey & {
  label: string
  opinion: AskedOpinion
  fields: readonly AskedField[]
  /** Does whoever applied read what is written? */
  isTold: boolean
  standard: readonly string[]
  /** What is judged question by question before it is made (B-05). */
  judged: readonly JudgedQuestion[]
  /** The move in whose place it is made where a question that is settled is found wrong after all; null: it stands by itself. */
  insteadOf: string | null
  needsClaim: boolean
  /** Has it conditions at all? */
  isRuled: boolean
  objections: readonly Objection[]
  reason?: string
}

/** The moves of the case's state that are in the viewer's hands, each with what stands against it: what transition() would say. */
export async function offeredMoves(
  viewer: Viewer,
  { head, answers }: LockedCase,
  at: Date,
  on: Queryable,
): Promise<OfferedMove[]> {
  const business = businessOf(head.kind)
  const { machine } = business
  const held = relationsTo(viewer, head)
  const moves = Object.entries(machine.transitions).filter(
    ([, move]) => move.from.includes(head.state) && actorsOf(move).some((one) => held.has(one)),
  )
  if (moves.length === 0) return []
  const facts = await business.facts(on, head, await judgedAnswers(on, machine, head.id, { freezes: false }, answers))
  const keys = new Map(keysOf(machine, moves).map((one) => [one.name, one]))
  const offer = async ([name, move]: [string, AnyTransition]): Promise<OfferedMove[]> => {
    const key = keys.get(name)
    if (!key) return []
    const [opinion, fields] = [opinionAsked(move), fieldsAsked(move)]
    const isJudged = move.guard !== undefined && opinion !== 'other' && fields.length === 0
    const barred = await isBarred(on, head.id, viewer.accountId, barredBy([move]))
    const untimely = refuseByTime(machine, head, move, name, facts, at, viewer)
    const reason = barred
      ? '前一道手续是您办的，这一步须由另一位工作人员办理。'
      : (untimely?.message ?? (opinion === 'other' ? '这一步要填写更多内容，请到它自己的页面办理。' : undefined))
    // What a guard asks of the input is not known yet: it is judged now only where that is an opinion.
    const objections = isJudged ? (move.guard?.(facts, at, { opinion: '' }) ?? []) : []
    const standard = business.standardOpinions?.[name] ?? []
    return [
      {
        ...key,
        label: move.label,
        opinion,
        fields,
        isTold: !move.shownTo || move.shownTo.includes('applicant'),
        standard,
        judged: business.judged?.(name, facts) ?? [],
        insteadOf: move.insteadOf ?? null,
        needsClaim: move.needsClaim === true,
        isRuled: isJudged,
        objections,
        ...(reason ? { reason } : {}),
      },
    ]
  }
  const offered = (await Promise.all(moves.map(offer))).flat()
  const leadElsewhere = offered.flatMap(({ name, judged }) => (judged.some(({ settled }) => settled) ? [name] : []))
  return offered.filter(({ insteadOf }) => insteadOf === null || leadElsewhere.includes(insteadOf))
}

/** The questions on whose files defects may be marked, as a move that judges them is offered (B-05); each once. */
export function markableIn(moves: readonly Pick<OfferedMove, 'reason' | 'judged'>[]): JudgedQuestion[] {
  const judged = moves.flatMap((move) => (move.reason ? [] : move.judged))
  return [...new Map(judged.flatMap((one) => (one.files?.length ? [[one.field, one]] : []))).values()]
}
