import type { EducationRecord } from '@/lib/education/rules'
import type { GatewayFailure } from '../answered'

/**
 * 学信网 (E-14): whether a person holds the diploma of a number. Over HTTP (lib/gateway/education/http.ts), signed as in lib/gateway/signature.ts:
 *
 * - `POST {EDUCATION_URL}/checks` `{ reference, name, idKind, idNumber, number, level, school }` → 200
 *   `{ outcome: 'passed' | 'failed' | 'onsite' | 'pending', record? }`. The same reference again is the same check: `pending` is asked again with
 *   it. Asked as often as one likes, it changes nothing: an answer that was lost is asked for anew.
 * - `record` with `passed`: what 学信网 has, `{ school, from, to, level, major, mode }`, each may be missing.
 * - 5xx or no answer: nothing is known, never `failed`.
 */
export type EducationGateway = { check(asked: EducationAsked): Promise<EducationAnswer | GatewayFailure> }

export type EducationAsked = {
  /** Of our check, the same each time. */
  reference: string
  name: string
  /** A key of `idKinds`. */
  idKind: string
  idNumber: string
  number: string
  level: string
  school: string
}
export type EducationAnswer = { ok: true; outcome: 'passed' | 'failed' | 'onsite' | 'pending'; record: EducationRecord | null }
