import { z } from 'zod'
import type { DifferenceFilter } from '@/db/queries/reconciliation-office'
import { isUuid } from '@/lib/text/is-uuid'
import { type DifferenceKind, differenceKinds } from './kinds'

type Query = Readonly<Record<string, string | string[] | undefined>>

const stateSchema = z.enum(['open', 'closed', 'all']).catch('open')

/** A day as an address writes it; null where it is none. */
export function readDay(text: unknown): string | null {
  return z.iso.date().regex(/^20/).safeParse(text).data ?? null
}

/** Which differences of a day an address asks for; what it does not understand it leaves out (Q-11, Q-43). */
export function readDifferenceFilter(day: string, query: Query): DifferenceFilter {
  const { kind, state, after } = query
  return {
    day,
    state: stateSchema.parse(state),
    kind: typeof kind === 'string' && Object.hasOwn(differenceKinds, kind) ? (kind as DifferenceKind) : undefined,
    ...(typeof after === 'string' && isUuid(after) ? { after } : {}),
  }
}

/** The address of a day's page with this filter, from its first page. */
export function dayHref({ day, kind, state }: Omit<DifferenceFilter, 'after'>, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...(state === 'open' ? {} : { state }), ...more }).toString()
  return `/office/cashier/reconciliation/${day}${query ? `?${query}` : ''}`
}
