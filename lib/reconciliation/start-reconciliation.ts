import { z } from 'zod'
import { db } from '@/db/client'
import { insertOutbox } from '@/db/queries/case'
import { beginRun } from '@/db/queries/reconciliation'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isoDay } from '@/lib/clock/format'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { reconcileDay } from './reconcile-day'

const daySchema = z.iso.date().regex(/^20\d\d-/)

/** What a cashier's order leaves in the outbox as task `reconcile`. */
export const reconcileSchema = z.object({ day: daySchema, startedBy: z.uuid().nullable() })

/**
 * A cashier has a day (`2020-08-20`) reconciled, again where it was already: the run is there at once, the worker carries it out. Clicks
 * at once are one run. Refuses whoever is no cashier, and days that are not over yet by the business clock.
 */
export async function startReconciliation(
  viewer: Viewer,
  typed: string,
  since = performance.now(),
): Promise<{ ok: true; day: string } | Refused> {
  const at = await arrival(since)
  if (!hasRole(viewer, 'cashier')) return refuse('not_allowed', '对账由财务人员办理。')
  const day = daySchema.safeParse(typed).data
  if (!day) return refuse('invalid_input', '请选择要对账的日期。')
  if (day >= isoDay(at)) return refuse('too_early', '这一天还没有结束，次日起可以对账。')
  await db().transaction(async (tx) => {
    await beginRun({ day, startedBy: viewer.accountId, startedAt: at }, tx)
    await insertOutbox(tx, [{ task: 'reconcile', payload: { day, startedBy: viewer.accountId } }])
    await recordAudit(tx, viewer, { what: 'reconciliation-started', about: { type: 'reconciliation', id: day } })
  })
  return { ok: true, day }
}

/** The worker's part of it. */
export async function carryOutReconciliation(payload: unknown): Promise<void> {
  const { day, startedBy } = reconcileSchema.parse(payload)
  await reconcileDay(day, startedBy)
}
