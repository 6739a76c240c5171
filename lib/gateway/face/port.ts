import type { IdKind } from '@/lib/account/id-kinds'
import type { GatewayFailure } from '../answered'

/**
 * The face check: whether the face before a phone is that of a person named by an identity document. Over HTTP
 * (lib/gateway/face/http.ts), signed as in lib/gateway/signature.ts:
 *
 * - `POST {FACE_URL}/checks` `{ reference, name, idKind, idNumber, returnUrl, expiresAt }` → 200 `{ url }`: where the phone looks into its
 *   camera. The same reference again is the same check with the same address. That page must show neither name nor number: whoever typed
 *   a username may be anybody. Somebody whom the service does not know is opened like everybody else, and ends in `mismatch`.
 * - `POST {FACE_URL}/checks/query` `{ reference }` → 200 `{ outcome: 'pending' | 'match' | 'mismatch' }`. The service calls nobody: what
 *   our own server asks for over a signed connection needs no callback that others could forge.
 * - When it is over, the service sends the phone to `returnUrl`; that says nothing about the outcome.
 * - Instants are ISO 8601. 5xx or no answer: nothing is known, never a mismatch.
 */
export type FaceGateway = {
  open(check: FaceOrder): Promise<{ ok: true; url: string } | GatewayFailure>
  ask(reference: string): Promise<{ ok: true; outcome: 'pending' | 'match' | 'mismatch' } | GatewayFailure>
}

/** Whose face it should be. */
export type FaceSubject = { name: string; idKind: IdKind; idNumber: string }

export type FaceOrder = FaceSubject & { reference: string; returnUrl: string; expiresAt: Date }
