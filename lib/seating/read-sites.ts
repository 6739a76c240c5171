import { getOverseenExam } from '@/db/queries/exam-office'
import { currentDraw, listRooms } from '@/db/queries/seating'
import { countSitters, getRoom, listSiteRooms, listSites } from '@/db/queries/site'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { slotsOf } from './slots'

type Asked = { siteId?: string | undefined; roomId?: string | undefined; after?: string | undefined }
export type SitesView = NonNullable<Awaited<ReturnType<typeof readSites>>>
export type PaperNeed = { subject: string; candidates: number; seats: number; missing: number }

/** Everything of the page of sites and rooms, for who oversees the session (E-31); null for everyone else. */
export async function readSites(viewer: Viewer, sessionId: string, { siteId, roomId, after }: Asked) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const [sites, rooms, sitters, draw] = await Promise.all([
    listSites(viewer, sessionId),
    listRooms(sessionId),
    countSitters(sessionId),
    currentDraw(sessionId),
  ])
  const site = sites.find(({ id }) => id === siteId) ?? (sites.length === 1 ? sites[0] : undefined) ?? null
  const page = site ? await listSiteRooms(viewer, sessionId, site.id, Number(/^\d{1,9}$/.exec(after ?? '')?.[0] ?? 0)) : null
  const editing = roomId && isUuid(roomId) && site ? await getRoom(sessionId, roomId) : null
  return {
    frame,
    sites,
    site,
    page,
    room: editing?.room ?? null,
    papers: needsOf(slotsOf(frame.papers), rooms, sitters),
    isFrozen: draw?.state === 'frozen',
    isEditable: hasRole(viewer, 'examOfficer', sessionId),
    capacity: rooms.reduce((sum, one) => sum + one.capacity, 0),
    roomCount: rooms.length,
  }
}

type Room = { capacity: number; subjects: readonly string[] | null }

/** For each paper how many sit it and how many seats it may use; papers at the same time share the rooms that are for all. */
export function needsOf(
  papers: ReturnType<typeof slotsOf>,
  rooms: readonly Room[],
  sitters: ReadonlyMap<string, number>,
): PaperNeed[] {
  const seatsFor = (subjects: readonly string[]) =>
    rooms.reduce(
      (sum, { capacity, subjects: kept }) => (kept === null || subjects.some((one) => kept.includes(one)) ? sum + capacity : sum),
      0,
    )
  return papers.map(({ subject, slot }) => {
    const beside = papers.filter((one) => one.slot === slot).map((one) => one.subject)
    const [candidates, seats] = [sitters.get(subject) ?? 0, seatsFor([subject])]
    const together = beside.reduce((sum, one) => sum + (sitters.get(one) ?? 0), 0) - seatsFor(beside)
    return { subject, candidates, seats, missing: candidates === 0 ? 0 : Math.max(0, candidates - seats, together) }
  })
}
