import { db } from '@/db/client'
import { type CaseHead, lastEvent } from '@/db/queries/case'
import { isClosed } from '@/lib/workflow/machine'
import { businessOf } from '@/lib/workflow/registry'

/**
 * Does this case take the money of its order now? One that was given up does only where it was for want of that money: whoever had not come so
 * far would pay in vain (E-13, E-22).
 */
export async function takesPayment(head: CaseHead): Promise<boolean> {
  const { machine } = businessOf(head.kind)
  const from: readonly string[] = machine.transitions.pay?.from ?? []
  if (!from.includes(head.state) || !isClosed(machine, head.state)) return from.includes(head.state)
  const ended = await lastEvent(db(), head.id)
  return ended?.fromState != null && from.includes(ended.fromState)
}
