// 验证码 without eyesight or typing: the browser does about a second's sums before it may try a password or ask for an SMS.
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { spendProof } from '@/db/queries/sign-in'
import { derivedKey } from '@/lib/crypto/sealed'

const lifeMinutes = 5
const payloadCharactersMax = 4000

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string().regex(/^[0-9a-f]{32}$/),
      salt: z.string().regex(/^[0-9a-f]{32}$/),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

/** A new task for the browser, signed, good for five minutes of the wall clock; `counter`: how many times it does the sums. */
export async function createProofChallenge(at = Date.now(), counter = randomInt(2000, 1000)) {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 1000,
    counter,
    expiresAt: Math.floor(at / 1000) + lifeMinutes * 60,
    deriveKey,
    ...secrets(),
  })
}

/** Was this task of ours solved, in time, and not used before? Spends it: the same proof is true once. Bad input is false. */
export async function verifyProof(payload: string): Promise<boolean> {
  const proof = payloadSchema.safeParse(readJson(payload))
  if (!proof.success) return false
  const { challenge, solution } = proof.data
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets() })
  return verified && (await spendProof(challenge.parameters.nonce, new Date(challenge.parameters.expiresAt * 1000)))
}

function readJson(text: string): unknown {
  try {
    return text.length > payloadCharactersMax ? null : JSON.parse(text)
  } catch {
    return null
  }
}

function secrets() {
  const [task, key] = [derivedKey('captcha'), derivedKey('captcha-key')]
  return { hmacSignatureSecret: task.toString('base64url'), hmacKeySignatureSecret: key.toString('base64url') }
}
