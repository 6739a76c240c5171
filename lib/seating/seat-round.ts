import { listPlaced } from '@/db/queries/seat-needs'
import { insertSeats, listRooms, type SeatRoom, type Tx } from '@/db/queries/seating'
import { type Assigned, assignSeats, placeKey } from './assign-seats'
import { orderCandidates } from './order-candidates'
import { publicSeatings, resultHash } from './result-hash'

export type SeatRoundInput = {
  sessionId: string
  seed: string
  prefix: string
  /** Who is to be seated in this round. */
  ids: readonly string[]
  /** Seats of earlier rounds. */
  taken?: ReadonlySet<string>
}
export type SeatRound = { resultHash: string; placed: number; write: (drawId: string) => Promise<void> }

/**
 * One round of a draw: whoever has a seat placed by hand keeps it, the rest are seated by the seed (E-31). Nothing is written until
 * `write`. Refuses with how many seats are missing.
 */
export async function seatRound(
  tx: Tx,
  { sessionId, seed, prefix, ids, taken }: SeatRoundInput,
): Promise<({ ok: true } & SeatRound) | Extract<Assigned<SeatRoom>, { ok: false }>> {
  const [rooms, placed] = [await listRooms(sessionId, tx), await readPlaced(tx, sessionId, ids)]
  const byHand = new Set(placed.values())
  const drawn = byHand.size === 0 ? ids : ids.filter((id) => !byHand.has(id))
  const assigned = assignSeats(orderCandidates(seed, drawn), rooms, prefix, { placed, ...(taken ? { taken } : {}) })
  if (!assigned.ok) return assigned
  return {
    ok: true,
    resultHash: resultHash(publicSeatings(assigned.seatings, assigned.placed)),
    placed: assigned.placed.length,
    write: async (drawId) => {
      await insertSeats(tx, drawId, assigned.seatings)
      await insertSeats(tx, drawId, assigned.placed, true)
    },
  }
}

async function readPlaced(tx: Tx, sessionId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await listPlaced(sessionId, tx)
  if (found.length === 0) return new Map()
  const waiting = new Set(ids)
  return new Map(found.flatMap((one) => (waiting.has(one.caseId) ? [[placeKey(one, one.seat), one.caseId]] : [])))
}
