import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSigned, signedHeaders } from './signature'

const secret = Buffer.alloc(32, 7)

test('E-21 what was signed is recognised; any other body, secret, time or nonce is not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (body, place) => {
      const headers = new Headers(signedHeaders(secret, body))
      expect(isSigned(secret, headers, body)).toBe(true)
      expect(isSigned(Buffer.alloc(32, 8), headers, body)).toBe(false)
      expect(isSigned(secret, headers, Buffer.concat([body, Buffer.from([0])]))).toBe(false)
      if (body.length > 0) {
        const flipped = Uint8Array.from(body)
        flipped[place % body.length] = (flipped[place % body.length] ?? 0) ^ 1
        expect(isSigned(secret, headers, flipped)).toBe(false)
      }
      for (const name of ['zk-timestamp', 'zk-nonce']) {
        const other = new Headers(headers)
        other.set(name, `${headers.get(name)}1`)
        expect(isSigned(secret, other, body)).toBe(false)
      }
    }),
  )
})

test.each(['', 'zz', 'a'.repeat(64), '0'.repeat(63), '💥'])('E-21 a signature of %j is none and throws nothing', (signature) => {
  const headers = new Headers(signedHeaders(secret, Buffer.from('{}')))
  headers.set('zk-signature', encodeURIComponent(signature))
  expect(isSigned(secret, headers, Buffer.from('{}'))).toBe(false)
})
