import { countUnprinted, listBatches } from '@/db/queries/certificate-batch'
import { getCertifiedExam } from '@/db/queries/certificate-office'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { writePrintNumber } from './print-number'

export type BatchesView = NonNullable<Awaited<ReturnType<typeof readBatches>>>

/** 印制批次 of a session for who oversees its certificates (O-22); null for everyone else. */
export async function readBatches(viewer: Viewer, sessionId: string) {
  const frame = await getCertifiedExam(viewer, sessionId)
  if (!frame) return null
  const [batches, unprinted] = await Promise.all([listBatches(viewer, sessionId), countUnprinted(sessionId)])
  return {
    frame,
    unprinted,
    mayPrint: hasRole(viewer, 'certificateOfficer', sessionId),
    batches: batches.map(({ batch, printed, spoiled }) => ({
      id: batch.id,
      ordinal: batch.ordinal,
      from: writePrintNumber({ ...batch, value: batch.first }),
      to: writePrintNumber({ ...batch, value: batch.last }),
      printed,
      spoiled,
      left: batch.last - batch.first + 1 - printed - spoiled,
      madeAt: dayAndMinute(batch.madeAt),
    })),
  }
}
