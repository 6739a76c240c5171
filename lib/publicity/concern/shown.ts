import type { Queryable } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { getEntry } from '@/db/queries/publicity-office'
import { exact } from '@/lib/clock/format'
import { isUuid } from '@/lib/text/is-uuid'
import type { DeskFact } from '@/lib/workflow/business'
import { listedAs } from '../listed-as'
import { lastDayOf } from '../rules'

/** Whom the report is about, and the way to the registration, where it is voided if the report holds (E-37). */
export async function concernDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const found = isUuid(head.aboutId) ? await getEntry(head.aboutId, on) : null
  if (!found) return []
  const { entry, publicity } = found
  return [
    { label: '被举报人', value: `${entry.name}（名单第 ${entry.ordinal} 名）` },
    { label: '证件号码', value: entry.idNumberMasked },
    { label: '报考', value: listedAs(entry) },
    publicity.withdrawnAt
      ? { label: '公示', value: `已于 ${exact(publicity.withdrawnAt)} 撤回，举报仍要核查` }
      : { label: '公示至', value: exact(lastDayOf(publicity)) },
    { label: '报名', value: '查看这份报名', href: `/office/cases/${entry.caseId}` },
  ]
}
