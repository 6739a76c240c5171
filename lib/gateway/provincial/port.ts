import type { IdKind } from '@/lib/account/id-kinds'
import type { Sex } from '@/lib/text/id-number'

/**
 * The provincial platform 省政务服务网, by OpenID Connect: authorisation code with PKCE (S256), state and nonce, scope
 * `openid profile phone identity`, and the parameter `user_type`: which of its entries is asked for, `person` or `legal`. Its userinfo
 * answers, all of them verified by the platform:
 *
 * | claim | says |
 * |---|---|
 * | `user_type` | `person`, or `legal`: a human who acts for a legal person |
 * | `name`, `id_kind`, `id_number` | of the human; `id_kind` is a key of lib/account/id-kinds.ts |
 * | `gender`, `birthdate` | `male`, `female`; `1992-03-14`. Needed unless an 18-digit ID number says it |
 * | `phone_number` | mobile; needed of persons whom we do not know yet |
 * | `organization_name`, `organization_code` | of `legal`: the unit and its 统一社会信用代码 |
 */
export type UserType = 'person' | 'legal'

/** A human as the platform vouches for. */
export type Citizen = {
  name: string
  idKind: IdKind
  idNumber: string
  sex: Sex | null
  birthDate: string | null
  mobile: string | null
}

export type Identity = { type: 'person'; citizen: Citizen } | { type: 'legal'; citizen: Citizen; unitCode: string }

/** What one attempt must come back with; kept in the browser that began it, sealed. */
export type Attempt = { state: string; nonce: string; verifier: string }

/** `cancelled`: by the person. `refused`: another attempt's state, a used code, a wrong nonce or signature. `unreadable`: claims that contradict the contract. */
export type Failure = 'unreachable' | 'cancelled' | 'refused' | 'unreadable'

type Failed = { ok: false; failure: Failure }
export type Begun = { ok: true; url: string; attempt: Attempt } | Failed
export type Finished = { ok: true; identity: Identity } | Failed

export type ProvincialGateway = {
  /** Where to send the browser. */
  begin(type: UserType): Promise<Begun>
  /** Who came back with this query (`?code=…&state=…`). */
  finish(query: string, attempt: Attempt): Promise<Finished>
}
