import { findPublicEntry, getPublicity, listPublicEntries, listPublicities } from '@/db/queries/publicity'
import { now } from '@/lib/clock/now'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import { normaliseName } from '@/lib/text/name'
import { type PublicityPhase, phaseOf } from './rules'

type Days = { startsAt: Date; endsAt: Date; withdrawnAt: Date | null }

/** Every 公示 that has begun, those that run before those that are over or were withdrawn (O-03). */
export async function readPublicities(at: Date) {
  const all = await listPublicities(at)
  const isRunning = (one: Days) => phaseOf(one, at) === 'running'
  return { running: all.filter(isRunning), over: all.filter((one) => !isRunning(one)) }
}

export type PublicList = NonNullable<Awaited<ReturnType<typeof readPublicList>>>

/** One 公示 as anybody reads it, with a page of who stands in it; null before its first day. Once it is over, or withdrawn, nobody stands in it any more (E-36). */
export async function readPublicList(sessionId: string, asked: { after?: string | undefined; name?: string | undefined }) {
  const at = await now()
  const publicity = isSessionId(sessionId) ? await getPublicity(sessionId, at) : null
  if (!publicity) return null
  const phase: PublicityPhase = phaseOf(publicity, at)
  const name = asked.name?.trim() ? (normaliseName(asked.name) ?? '') : undefined
  const after = /^\d{1,7}$/.test(asked.after ?? '') ? Number(asked.after) : 0
  const page = await listPublicEntries(sessionId, { after, name }, at)
  return { publicity, phase, name, after, ...page }
}

/** One who stands in a running 公示, to be reported; null: nobody is there. */
export async function readReported(sessionId: string, entryId: string | undefined) {
  if (!isSessionId(sessionId) || !entryId || !isUuid(entryId)) return null
  return findPublicEntry(sessionId, entryId, await now())
}
