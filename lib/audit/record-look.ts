import type { Tx } from '@/db/client'
import { countLooksToday } from '@/db/queries/staff-looks'
import type { Viewer } from '@/lib/access/viewer'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { type Deed, recordAudit } from './record-audit'
import { looksPerDayMax } from './words'

/**
 * Writes a look at something whole into the ledger, to be called before it is out; a refusal instead where the account has looked
 * `looksPerDayMax` times on this day of the wall clock, at numbers of whatever kind, which the ledger then tells once (O-28).
 */
export async function recordLook(tx: Tx, viewer: Viewer, deed: Deed): Promise<Refused | null> {
  const { looks, isTold } = await countLooksToday(tx, viewer.accountId)
  const isRefused = looks >= looksPerDayMax
  if (!isRefused || !isTold) await recordAudit(tx, viewer, { ...deed, what: isRefused ? 'look-refused' : deed.what })
  return isRefused ? refuse('not_ready', tooManyWords) : null
}

const tooManyWords = `今天您已查看完整号码 ${looksPerDayMax} 次，到了每日上限，已告知审计员。请明天再看；今天必须办的，请同事办理。`
