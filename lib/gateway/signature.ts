import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const names = { timestamp: 'zk-timestamp', nonce: 'zk-nonce', signature: 'zk-signature' } as const

/**
 * The headers that sign a body: HMAC-SHA256, hex, over timestamp, nonce and the body's bytes, each followed by a line feed.
 * The timestamp is Unix seconds of the wall clock; the nonce is 32 hex digits.
 */
export function signedHeaders(secret: Buffer, body: Uint8Array): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(16).toString('hex')
  return {
    [names.timestamp]: timestamp,
    [names.nonce]: nonce,
    [names.signature]: digest(secret, timestamp, nonce, body).toString('hex'),
  }
}

/** Were these headers made for this body with this secret? Compared in constant time. A replay is left to the ledger's unique keys. */
export function isSigned(secret: Buffer, headers: Headers, body: Uint8Array): boolean {
  const timestamp = headers.get(names.timestamp) ?? ''
  const nonce = headers.get(names.nonce) ?? ''
  const signature = headers.get(names.signature) ?? ''
  if (!/^\d{1,15}$/.test(timestamp) || !/^[0-9a-zA-Z]{8,64}$/.test(nonce) || !/^[0-9a-f]{64}$/i.test(signature)) return false
  return timingSafeEqual(digest(secret, timestamp, nonce, body), Buffer.from(signature, 'hex'))
}

function digest(secret: Buffer, timestamp: string, nonce: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n`).update(body).update('\n').digest()
}
