import { currentDraw } from '@/db/queries/seating'
import { listSiteSources, listSites } from '@/db/queries/site'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

export type TakeOver = NonNullable<Awaited<ReturnType<typeof readTakeOver>>>

/** The sites of an earlier session that may still be taken over, those of `from` or else of the nearest; null: nothing to offer (E-31, O-10). */
export async function readTakeOver(viewer: Viewer, session: { id: string; exam: string }, from?: string) {
  if (!hasRole(viewer, 'examOfficer', session.id) || (await currentDraw(session.id))) return null
  const [sources, here] = await Promise.all([listSiteSources(viewer, session), listSites(viewer, session.id)])
  const source = sources.find(({ id }) => id === from) ?? sources[0]
  if (!source) return null
  const names = new Set(here.map(({ name }) => name))
  const sites = (await listSites(viewer, source.id)).filter(({ name }) => !names.has(name))
  return { source, sources, sites, isFirst: here.length === 0 }
}
