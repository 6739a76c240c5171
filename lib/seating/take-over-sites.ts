import { currentDraw } from '@/db/queries/seating'
import { copyRooms, insertSite, lastSiteOrdinal, listSites } from '@/db/queries/site'
import type { Viewer } from '@/lib/access/viewer'
import { isSessionId } from '@/lib/text/is-session-id'
import { refuse } from '@/lib/workflow/refusal'
import { type Changed, changeSites, mapUrlOf, papersKept } from './change-sites'

/**
 * 沿用上次考点: copies sites of another session with their rooms, capacities and what the rooms offer; sites whose name is here already stay as
 * they are, so that doing it twice does it once (E-31, O-10). Refuses who is no officer here or does not oversee the other (`not_found`), and
 * once seats are drawn (`wrong_state`).
 */
export function takeOverSites(viewer: Viewer, sessionId: string, from: string, siteIds: readonly string[]): Promise<Changed> {
  return changeSites(viewer, sessionId, async (tx, { session, papers }) => {
    if (siteIds.length === 0) return refuse('invalid_input', '请勾选要沿用的考点。')
    const theirs = isSessionId(from) && from !== sessionId ? await listSites(viewer, from, tx) : []
    const picked = theirs.filter(({ id }) => siteIds.includes(id))
    if (picked.length < new Set(siteIds).size) return refuse('not_found', '选中的考点有的已经不在那次考试里了，请刷新本页再选。')
    if (await currentDraw(sessionId, tx)) return refuse('wrong_state', '座位已经编排，不能再沿用考点；要增加考场的，请直接添加。')
    const names = new Set((await listSites(viewer, sessionId, tx)).map(({ name }) => name))
    const missing = picked.filter(({ name }) => !names.has(name))
    if (missing.length === 0) return refuse('wrong_state', '选中的考点这次考试都已经有了，没有重复添加。')
    const last = await lastSiteOrdinal(sessionId, 'all', tx)
    const sites: string[] = []
    let rooms = 0
    for (const [nth, { id, name, address, subjects }] of missing.entries()) {
      const row = { sessionId, ordinal: last + 1 + nth, name, address, mapUrl: mapUrlOf(session.mapUrlTemplate, address) }
      const site = await insertSite(tx, { ...row, subjects: papersKept(subjects ?? [], papers) })
      sites.push(site)
      rooms += await copyRooms(
        tx,
        id,
        site,
        papers.map(({ subject }) => subject),
      )
    }
    return { after: { from, sites, rooms } }
  })
}
