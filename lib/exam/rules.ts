import { isOpen, type Objection, type Window } from '@/lib/workflow/machine'

/** A payment counts if the payer paid inside the window, whenever the news comes. */
export function paidInTime(facts: { settledAt: Date | null; windows: { payment: Window } }): Objection[] {
  if (facts.settledAt && isOpen(facts.windows.payment, facts.settledAt)) return []
  return [{ message: '没有在缴费时间内到账的款项。' }]
}
