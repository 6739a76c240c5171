import type { Tx } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { type Addressee, lockUntold, markTold, nextToTell } from '@/db/queries/score'
import { now } from '@/lib/clock/now'
import { tellInBatches, toldAtOnce } from '@/lib/message/tell-in-batches'

/** Tells the candidates of every publication whose time has come, batch by batch, each once (E-33, Q-22). Answers how many were told. */
export function announceScores(): Promise<number> {
  return tellInBatches(announceBatch)
}

/** Null: nothing waits, or another process is at it. */
async function announceBatch(tx: Tx): Promise<number | null> {
  const publication = await lockUntold(tx)
  if (!publication) return null
  const next = await nextToTell(tx, publication, toldAtOnce)
  const payloads = next.map((one) => published(publication.sessionId, one))
  await insertNotices(tx, payloads)
  const last = next.at(-1)?.caseId
  await markTold(tx, publication.id, {
    ...(last ? { toldUpTo: last } : {}),
    ...(next.length < toldAtOnce ? { toldAt: await now(tx) } : {}),
  })
  return next.length
}

function published(scope: string, { caseId, personId, exam }: Addressee) {
  const href = `/exams/mine/${caseId}/scores`
  return { template: 'score.published', key: `score-published:${caseId}`, personId, scope, values: { exam }, href }
}
