/**
 * The SMS carrier. Over HTTP (lib/gateway/sms/http.ts): `POST {SMS_URL}/messages` `{ key, to, purpose, text }`, signed as in
 * lib/gateway/signature.ts → 200 `{ id }`. `key` names the message: the same key again is not sent twice. `to` is a mainland mobile
 * of 11 digits; `text` begins with the signature 【准考】. 4xx: refused for good; 5xx or no answer: to be tried again.
 */
export type SmsGateway = { send(sms: Sms): Promise<{ ok: true } | { ok: false; again: boolean }> }

export type Sms = { key: string; to: string; purpose: string; text: string }
