import { z } from 'zod'
import { yuan } from '@/lib/clock/format'
import type { Objection } from '@/lib/workflow/machine'

/** 确认报名信息: what stood there as 应缴, in fen, where a page showed it (E-07). */
export const confirmSchema = z.object({ feeFen: z.coerce.number().int().optional() }).default({})
export type Confirmed = z.output<typeof confirmSchema>

/** Nobody confirms a fee that they have not seen: an officer may have changed it since the page was opened (E-07, O-10). */
export function feeObjections({ feeFen }: { feeFen: number }, { feeFen: seen }: Confirmed): Objection[] {
  if (seen === undefined || seen === feeFen) return []
  return [{ message: `应缴费用已经改为 ${yuan(feeFen)} 元，您看到的是 ${yuan(seen)} 元，请核对后再确认` }]
}
