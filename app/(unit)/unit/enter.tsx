import type { ReactNode } from 'react'
import { AskManager } from '@/components/unit/ask-manager'
import { getOwnUnit } from '@/db/queries/unit'
import { listHandovers } from '@/db/queries/unit-member'
import { isUnitManager, mayOpenMenu } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import type { Menu } from '@/lib/unit/grants'

/** Who asks for a page of a unit; `ask`: what to show instead, where it was not granted. */
export async function enter(to: Menu | 'manager'): Promise<{ viewer: Viewer; ask: ReactNode }> {
  const viewer = await requireViewer('unit')
  if (to === 'manager' ? isUnitManager(viewer) : mayOpenMenu(viewer, to)) return { viewer, ask: null }
  const [unit, handovers] = await Promise.all([getOwnUnit(viewer), listHandovers(viewer)])
  return { viewer, ask: <AskManager unit={unit} isMandateOver={viewer.isMandateOver ?? false} handovers={handovers} /> }
}
