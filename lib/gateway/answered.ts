import type { ZodType } from 'zod'
import type { Posted } from './post-signed'

/** Why a service gave no answer that can be used. None of them says anything about what was asked. */
export type GatewayFailure = { ok: false; failure: 'unreachable' | 'refused' | 'unreadable' | 'not-configured' }

/** What a service answered, by its schema; null is a service that has no address. Silence and 5xx are `unreachable`: ask again later. */
export function answered<T>(schema: ZodType<T>, posted: Posted | null): { ok: true; value: T } | GatewayFailure {
  if (!posted) return { ok: false, failure: 'not-configured' }
  if (!posted.reached || posted.status >= 500) return { ok: false, failure: 'unreachable' }
  if (posted.status !== 200) return { ok: false, failure: 'refused' }
  const value = schema.safeParse(posted.body)
  return value.success ? { ok: true, value: value.data } : { ok: false, failure: 'unreadable' }
}
