import NextAuth from 'next-auth'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { sessions, spentProofs } from '@/db/schema/account'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { solveProof } from '@/lib/account/fixtures/solve-proof'
import { verifyProof } from '@/lib/account/proof-of-work'
import { authOptions, signInWith } from './next-auth'
import { viewerOf } from './session'
import type { Origin } from './sign-in'

const origin: Origin = { device: 'my-phone', deviceName: 'iPhone', address: '1.2.3.4', network: null, later: () => {} }

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedAccounts()
  return close
})

describe('A-01 signing in through next-auth', () => {
  test('A-01 opens a session; signing in again replaces it', async () => {
    const first = await signIn('kaosheng-2020', null)
    if (!first.ok) throw new Error(first.message)
    expect(await viewerOf(first.sessionId)).toMatchObject({ accountId: accountIdOf('ouyang') })
    const second = await signIn('kaosheng-2020', first.sessionId)
    if (!second.ok) throw new Error(second.message)
    expect(await viewerOf(first.sessionId)).toBeNull()
    expect(await db().select({ device: sessions.device }).from(sessions)).toEqual([{ device: 'iPhone' }])
  })

  test('A-01 a refusal comes back in words, and no session is opened', async () => {
    await db().delete(sessions)
    expect(await signIn('wrong', null)).toMatchObject({ ok: false, refusal: 'wrong', left: 4 })
    expect(await signInWith('unit', { username: '', password: '' }, { origin, sessionId: null })).toMatchObject({
      refusal: 'incomplete',
    })
    expect(await db().select().from(sessions)).toEqual([])
  })

  test('A-04 reading the session keeps its id; an ended one is nobody’s', async () => {
    const signedIn = await signIn('kaosheng-2020', null)
    if (!signedIn.ok) throw new Error(signedIn.message)
    expect(await readSession(signedIn.sessionId)).toMatchObject({
      body: { user: { name: '欧阳䶮' } },
      cookies: [expect.stringContaining(`zhunkao=${signedIn.sessionId};`)],
    })
    expect(await db().select().from(sessions)).toHaveLength(1)
    await db().delete(sessions)
    expect(await readSession(signedIn.sessionId)).toMatchObject({ body: {}, cookies: [expect.stringContaining('zhunkao=;')] })
  })
})

describe('A-03 proof of work', () => {
  test('A-03 is good once, also when it is sent many times at once', async () => {
    const proof = await solveProof()
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => verifyProof(proof)))
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect(await verifyProof(proof)).toBe(false)
  })

  test('A-03 is refused after five minutes, and nothing is spent', async () => {
    await db().delete(spentProofs)
    expect(await verifyProof(await solveProof(Date.now() - 301_000))).toBe(false)
    expect(await db().select().from(spentProofs)).toEqual([])
  })

  test('A-03 an easier, longer-lived or unsigned task is refused', async () => {
    const { challenge, solution } = JSON.parse(await solveProof())
    for (const change of [{ cost: 1 }, { expiresAt: 9_999_999_999 }, { nonce: '0'.repeat(32) }, { data: { a: 1 } }]) {
      expect(
        await verifyProof(
          JSON.stringify({ challenge: { ...challenge, parameters: { ...challenge.parameters, ...change } }, solution }),
        ),
      ).toBe(false)
    }
    expect(await verifyProof(JSON.stringify({ challenge: { ...challenge, signature: undefined }, solution }))).toBe(false)
    expect(await verifyProof(JSON.stringify({ challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } }))).toBe(false)
    expect(await verifyProof(JSON.stringify({ challenge, solution }))).toBe(true)
  })
})

async function signIn(password: string, sessionId: string | null) {
  return signInWith('person', { username: 'ouyang', password, code: '', proof: await solveProof() }, { origin, sessionId })
}

async function readSession(id: string) {
  const cookies: string[] = []
  let body: unknown
  const response = {
    getHeader: () => [],
    setHeader: (name: string, value: string[]) => name === 'Set-Cookie' && cookies.push(...value),
    status: () => response,
    json: (sent: unknown) => {
      body = sent
    },
    send: (sent: unknown) => {
      body = sent
    },
    end: () => {},
  }
  const handle = NextAuth(authOptions({ origin, sessionId: id })) as (request: object, response: object) => Promise<void>
  await handle({ method: 'GET', query: { nextauth: ['session'] }, headers: {}, cookies: { zhunkao: id } }, response)
  return { body, cookies: cookies.filter((cookie) => cookie.startsWith('zhunkao')) }
}
