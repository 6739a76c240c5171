import type { Queryable } from '@/db/client'
import type { CaseAnswers } from '@/db/queries/case'
import { getPerson } from '@/db/queries/exam'
import { readRefundFacts } from '@/db/queries/refund'
import { isUuid } from '@/lib/text/is-uuid'
import type { FactsOf } from '@/lib/workflow/business'
import { examRefundMachine, type RefundFacts } from './machine'
import { transferSchema } from './transfer'

/** The facts of a refund, existing or about to be opened: an order of nobody's has no window, and so opens nothing. */
export async function refundFacts(on: Queryable, subject: FactsOf, saved: CaseAnswers | null): Promise<RefundFacts> {
  const read = isUuid(subject.aboutId) ? await readRefundFacts(subject.aboutId, subject.id, on) : null
  const order = read?.order ?? null
  const asksAccount = read?.refunds.some(({ wasClosed }) => wasClosed) ?? false
  return {
    orderId: subject.aboutId,
    order: order && {
      number: order.number,
      title: order.title,
      amountFen: order.amountFen,
      registrationId: order.registrationId,
      registrationState: order.registrationState,
    },
    windows: { refund: order ? { from: order.opensAt, to: order.closesAt } : undefined },
    unaskedFrom: order && new Date(order.registrationClosesAt),
    money: read?.money ?? [],
    accepted: order?.accepted ?? [],
    answers: saved?.answers ?? {},
    isSubmitted: subject.state !== undefined && subject.state !== examRefundMachine.initial,
    refunds: read?.refunds ?? [],
    isWithdrawing: read?.isWithdrawing ?? false,
    transfer: transferSchema.safeParse(JSON.parse(read?.transfer ?? 'null')).data ?? null,
    payee: asksAccount ? ((await getPerson(subject.applicantId ?? '', on))?.name ?? '') : '',
  }
}

/** What a refund asks: why, unless it was begun unasked; a bank account once the way back is closed. */
export function refundFrame({ accepted, answers, payee }: RefundFacts) {
  return { accepted, asksReason: payee === '' || Boolean(answers.reason), asksAccount: payee !== '' }
}
