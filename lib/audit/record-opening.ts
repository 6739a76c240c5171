import { insertOpening } from '@/db/queries/own-looks'
import { hasRole, relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isoDay } from '@/lib/clock/format'

type Opened = { id: string; kind: string; applicantId: string | null; unitId: string | null; scope: string }

/**
 * Remembers that staff opened a candidate's case, for the candidate to read: once a day, account and capacity (B-12). A table of its own, because
 * the ledger is written one by one and would make the desk wait.
 */
export async function recordOpening(viewer: Viewer, head: Opened, at: Date) {
  if (viewer.kind !== 'staff' || head.applicantId === null) return
  const [as = hasRole(viewer, 'auditor') ? 'auditor' : ''] = relationsTo(viewer, head)
  await insertOpening({ caseId: head.id, accountId: viewer.accountId, as, day: isoDay(at), at })
}
