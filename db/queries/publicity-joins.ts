import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { publicities, publicityEntries, publicityWithdrawals } from '../schema/publicity'

/** Joins an entry with the 公示 that it stands in. */
export const ofEntry = and(eq(publicities.sessionId, publicityEntries.sessionId), eq(publicities.round, publicityEntries.round))

/** Joins a 公示 with the withdrawal that is in force; `publicityWithdrawals.decidedAt` is when it was withdrawn, null: it stands. */
export const ofWithdrawn = and(
  eq(publicityWithdrawals.sessionId, publicities.sessionId),
  eq(publicityWithdrawals.round, publicities.round),
  eq(publicityWithdrawals.state, 'confirmed'),
)

/** Of a 公示 that is joined so: it has not been withdrawn before anybody could read it. */
export const wasNotWithdrawnBefore = or(
  isNull(publicityWithdrawals.decidedAt),
  gt(publicityWithdrawals.decidedAt, publicities.startsAt),
)
