import type { Queryable } from '@/db/client'
import type { CaseAnswers } from '@/db/queries/case'
import { readRefundFacts } from '@/db/queries/refund'
import { isUuid } from '@/lib/text/is-uuid'
import type { FactsOf } from '@/lib/workflow/business'
import type { RefundFacts } from './machine'

/** The facts of a refund, existing or about to be opened: an order of nobody's has no window, and so opens nothing. */
export async function refundFacts(on: Queryable, subject: FactsOf, saved: CaseAnswers | null): Promise<RefundFacts> {
  const read = isUuid(subject.aboutId) ? await readRefundFacts(subject.aboutId, subject.id, on) : null
  const order = read?.order ?? null
  return {
    orderId: subject.aboutId,
    order: order && {
      number: order.number,
      title: order.title,
      amountFen: order.amountFen,
      registrationId: order.registrationId,
    },
    windows: { refund: order ? { from: order.opensAt, to: order.closesAt } : undefined },
    money: read?.money ?? [],
    accepted: order?.accepted ?? [],
    answers: saved?.answers ?? {},
    isSettled: read?.isSettled ?? false,
  }
}
