import { Secret, TOTP } from 'otpauth'

const stepSeconds = 30

/** The time step that a 动态口令 belongs to: now, one before or one after on the wall clock. Null: wrong code. */
export function matchingStep(secret: string, code: string, at = new Date()): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totp(secret).validate({ token, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / stepSeconds) + delta
}

/** The code that an authenticator shows at that moment: for tests and demonstrations. */
export function oneTimeCode(secret: string, at = new Date()): string {
  return totp(secret).generate({ timestamp: at.getTime() })
}

function totp(secret: string) {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: stepSeconds })
}

/** A new secret for an authenticator, base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code of an enrolment says to an authenticator. */
export function totpAddress(secret: string, username: string): string {
  const shown = new TOTP({
    issuer: '准考',
    label: username,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: stepSeconds,
  })
  return shown.toString()
}
