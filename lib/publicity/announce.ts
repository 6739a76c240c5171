import type { Tx } from '@/db/client'
import { insertOutbox } from '@/db/queries/case'
import { lockUntoldPublicity, markListedTold, nextListed } from '@/db/queries/publicity-office'
import { now } from '@/lib/clock/now'
import { tellInBatches, toldAtOnce } from '@/lib/message/tell-in-batches'

/** Tells those listed of every 公示 that has begun, batch by batch, each once (E-36, Q-22). Answers how many places of lists it went through. */
export function announcePublicities(): Promise<number> {
  return tellInBatches(announceBatch)
}

/** Null: nothing waits, or another process is at it. */
async function announceBatch(tx: Tx): Promise<number | null> {
  const publicity = await lockUntoldPublicity(tx)
  if (!publicity) return null
  const next = await nextListed(tx, publicity, toldAtOnce)
  const payloads = next.filter(({ counts }) => counts).map((one) => listed(publicity, one))
  await insertOutbox(
    tx,
    payloads.map((payload) => ({ task: 'notify', payload })),
  )
  const toldUpTo = publicity.toldUpTo + next.length
  await markListedTold(tx, publicity, next.length < toldAtOnce ? { toldUpTo, toldAt: await now() } : { toldUpTo })
  return next.length
}

type Listed = { caseId: string; personId: string; exam: string }

function listed({ sessionId, round }: { sessionId: string; round: number }, { caseId, personId, exam }: Listed) {
  const about = { template: 'publicity.listed', key: `publicity-listed:${caseId}:${round}`, personId, scope: sessionId }
  return { ...about, values: { exam }, href: `/publicity/${sessionId}` }
}
