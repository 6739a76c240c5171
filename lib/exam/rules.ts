import { isOpen, type Objection, type Window } from '@/lib/workflow/machine'
import { type Conditions, clausesTold } from './conditions/conditions'
import type { ExamFeatures } from './features'

/** What is told of 报考条件 before registering: what the officer wrote, else the clauses of the conditions themselves. */
export function rulesTold(features: Pick<ExamFeatures, 'rules'>, conditions: Conditions | null): readonly string[] {
  return features.rules?.length ? features.rules : conditions ? clausesTold(conditions) : []
}

/** A payment counts if the payer paid inside the window, whenever the news comes. */
export function paidInTime(facts: { settledAt: Date | null; windows: { payment: Window } }): Objection[] {
  if (facts.settledAt && isOpen(facts.windows.payment, facts.settledAt)) return []
  return [{ message: '没有在缴费时间内到账的款项。' }]
}
