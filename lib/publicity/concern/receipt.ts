import { timingSafeEqual } from 'node:crypto'
import { findConcern } from '@/db/queries/publicity-office'
import { countInMinute } from '@/db/queries/sign-in'
import { checkCodeOf, readCheckCode } from '@/lib/message/check-code'
import type { publicityConcernMachine } from './machine'

const perNetworkMax = 20

type ConcernState = keyof typeof publicityConcernMachine.states
export type ConcernOutcome = { found: true; state: ConcernState } | { found: false; tooMany: boolean }

/** 查询码: what whoever reported finds the outcome by, together with the number, which alone could be guessed (B-07). */
export function receiptCodeOf(caseId: string): string {
  return checkCodeOf(`publicity-concern:${caseId}`)
}

/** What came of a report, for whoever holds its receipt. A number that is none and a wrong code are one and the same miss; twenty questions a minute from one network. */
export async function readConcernOutcome(
  typed: { number: string; code: string },
  network: string | null,
): Promise<ConcernOutcome> {
  if (network && (await countInMinute(`address:concern:${network}`)) > perNetworkMax) return { found: false, tooMany: true }
  const number = typed.number.normalize('NFKC').trim()
  const code = readCheckCode(typed.code)
  const concern = code && /^\d{4}-\d{4}-\d{6,12}$/.test(number) ? await findConcern(number) : null
  if (!concern || !code || !timingSafeEqual(Buffer.from(receiptCodeOf(concern.id)), Buffer.from(code)))
    return { found: false, tooMany: false }
  return { found: true, state: concern.state as ConcernState }
}
