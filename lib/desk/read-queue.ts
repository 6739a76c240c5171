import { countQueue, listQueuePage } from '@/db/queries/desk'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isClaimed } from '@/lib/workflow/claimed'
import { stateOf } from '@/lib/workflow/machine'
import { businessOf } from '@/lib/workflow/registry'
import { awaitedBy, movesInHand, slaOf } from './awaited'
import { isForMany, keysOf, opinionAsked } from './moves'
import { type QueueFilter, readFilter } from './queue-filter'
import { waitOf } from './wait'

export type Queue = Awaited<ReturnType<typeof readQueue>>
export type QueueLine = Queue['lines'][number]

/** A page of the queue in words, how many there are of each kind and state, and what may be decided about many at once. */
export async function readQueue(viewer: Viewer, filter: QueueFilter) {
  const at = await now()
  const [{ lines, next, tooMany }, counts] = await Promise.all([readLines(viewer, filter, at), countQueue(viewer, filter, at)])
  return {
    lines,
    next,
    tooMany,
    counts: counts.map(inWords),
    mayDecide: awaitedBy(viewer).length > 0,
    readsAll: hasRole(viewer, 'auditor'),
    batch: lines.length > 0 ? batchOf(viewer, filter) : [],
  }
}

/** What waits for the viewer by each of the roles that it waits for; the auditor reads all of them (O-20). */
export async function readWaitingByRole(viewer: Viewer) {
  const counts = (await countQueue(viewer, readFilter({}), await now())).map(inWords)
  return [...Map.groupBy(counts, ({ relation }) => relation)].map(([role, own]) => ({ role, counts: own }))
}

/** What the queue holds next, as the case page lists it. */
export async function readNextLines(viewer: Viewer, filter: QueueFilter, limit: number) {
  return (await readLines(viewer, filter, await now(), limit)).lines
}

function inWords({ kind, state, relation, n }: Awaited<ReturnType<typeof countQueue>>[number]) {
  const { machine } = businessOf(kind)
  return { kind, state, relation, n, kindLabel: machine.label, stateLabel: stateOf(machine, state).label }
}

async function readLines(viewer: Viewer, filter: QueueFilter, at: Date, limit?: number) {
  const { rows, ...page } = await listQueuePage(viewer, filter, at, limit)
  const lines = rows.map((row) => {
    const { machine } = businessOf(row.kind)
    const isHeld = isClaimed(row, at)
    const isMine = isHeld && row.assignedTo === viewer.accountId
    return {
      id: row.id,
      number: row.number,
      kindLabel: machine.label,
      stateLabel: stateOf(machine, row.state).label,
      name: row.name ?? row.number,
      about: row.about,
      enteredAt: row.enteredAt,
      wait: waitOf(row.enteredAt, slaOf(machine, row.state), at),
      holder: isMine ? '我' : isHeld ? (row.holder ?? '另一位工作人员') : null,
      isMine,
    }
  })
  return { lines, ...page }
}

/** The moves that may be made on many cases: of one kind and state, with no more to be written than an opinion. */
function batchOf(viewer: Viewer, { kind, state }: QueueFilter) {
  const waiting = awaitedBy(viewer).find((one) => one.kind === kind && one.state === state)
  if (!waiting) return []
  const { machine } = businessOf(waiting.kind)
  const moves = movesInHand(machine, waiting.state, waiting.relation)
  const keys = keysOf(machine, moves)
  return moves.flatMap(([name, move]) => {
    const tone = keys.find((one) => one.name === name)?.tone ?? 'approve'
    return isForMany(move) ? [{ name, label: move.label, tone, opinion: opinionAsked(move) }] : []
  })
}
