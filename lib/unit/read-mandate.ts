import { fullDay, isoDay } from '@/lib/clock/format'

/** The end of the last day of a mandate from what was typed, or what is wrong; null: it has no end (B-13). */
export function readMandate(typed: string, at: Date): { ok: true; until: Date | null } | { ok: false; message: string } {
  const day = typed.trim()
  if (day === '') return { ok: true, until: null }
  const from = new Date(`${day}T00:00:00+08:00`)
  if (!/^20\d\d-\d\d-\d\d$/.test(day) || Number.isNaN(from.getTime()) || isoDay(from) !== day)
    return { ok: false, message: '请填写授权有效期，例如 2026-12-31；长期有效的不用填' }
  const until = new Date(from.getTime() + 86_400_000)
  return until > at ? { ok: true, until } : { ok: false, message: `授权有效期不能早于今天（${fullDay(at)}）` }
}

/** The last day of a mandate, as it was typed. */
export function mandateDay(until: Date | null): string {
  return until ? isoDay(new Date(until.getTime() - 1)) : ''
}
