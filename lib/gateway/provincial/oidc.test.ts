import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@/bin/free-port'
import { unitCodes } from '@/db/seed/unit-codes'
import { serveProvincial } from '@/lib/sandbox/provincial/serve'
import { chooseAt } from './fixtures/choose-at'
import { provincialGateway } from './oidc'
import type { UserType } from './port'

let issuer: string
let platform: Awaited<ReturnType<typeof serveProvincial>>

beforeAll(async () => {
  issuer = `http://127.0.0.1:${await freePort()}`
  platform = await serveProvincial(issuer)
})
afterAll(() => platform.stop())

describe('A-05 the provincial platform, a real OpenID provider', () => {
  test('A-05 says who a person is', async () => {
    const { query, attempt } = await signedInAt('p-lidu1988')
    expect(await provincialGateway(issuer).finish(query, attempt)).toEqual({
      ok: true,
      identity: {
        type: 'person',
        citizen: {
          name: '李𬭊',
          idKind: 'residentId',
          idNumber: '999999198811020035',
          sex: '男',
          birthDate: '1988-11-02',
          mobile: '13900000002',
        },
      },
    })
  })

  test('A-05 says for which unit somebody acts, and of a passport what an ID number would say', async () => {
    const unit = await signedInAt('u-haiqiao', 'legal')
    expect(await provincialGateway(issuer).finish(unit.query, unit.attempt)).toMatchObject({
      identity: {
        type: 'legal',
        unitCode: unitCodes.海桥建设有限公司,
        citizen: { name: '柯经办', idNumber: '999999197703030012' },
      },
    })
    const passport = await signedInAt('p-passport')
    expect(await provincialGateway(issuer).finish(passport.query, passport.attempt)).toMatchObject({
      identity: { citizen: { idKind: 'passport', sex: '男', birthDate: '1987-11-05' } },
    })
  })

  test('A-05 asks with code, S256, state and nonce, new each time, and for a new login', async () => {
    const [first, second] = [await begin(), await begin()]
    const asked = new URL(first.url).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: first.attempt.state,
      nonce: first.attempt.nonce,
      prompt: 'login',
      redirect_uri: 'http://localhost:3000/api/provincial',
    })
    expect(first.url).not.toContain(first.attempt.verifier)
    for (const name of ['state', 'nonce', 'verifier'] as const) expect(first.attempt[name]).not.toBe(second.attempt[name])
  })

  test('A-05 a code works once', async () => {
    const { query, attempt } = await signedInAt('p-ouyang')
    expect(await provincialGateway(issuer).finish(query, attempt)).toMatchObject({ ok: true })
    expect(await provincialGateway(issuer).finish(query, attempt)).toEqual({ ok: false, failure: 'refused' })
  })

  test.each(['state', 'nonce', 'verifier'] as const)('A-05 Q-33 another attempt’s %s is refused', async (name) => {
    const { query, attempt } = await signedInAt('p-ouyang')
    const other = (await begin()).attempt
    expect(await provincialGateway(issuer).finish(query, { ...attempt, [name]: other[name] })).toEqual({
      ok: false,
      failure: 'refused',
    })
  })

  test('A-05 answers of another issuer, forged codes and queries of nothing are refused', async () => {
    const { query, attempt } = await signedInAt('p-ouyang')
    const changed = (change: Record<string, string>) => {
      const params = new URLSearchParams(query)
      for (const [name, value] of Object.entries(change)) params.set(name, value)
      return `?${params}`
    }
    const bad = [
      changed({ iss: 'https://evil.example' }),
      changed({ code: 'x'.repeat(43) }),
      changed({ error: 'server_error' }),
      `?state=${attempt.state}`,
      `${query}&state=${attempt.state}`,
      '?',
      '',
    ]
    for (const one of bad)
      expect(await provincialGateway(issuer).finish(one, attempt), one).toEqual({ ok: false, failure: 'refused' })
  })

  test('A-05 who says no at the platform has cancelled', async () => {
    const { query, attempt } = await signedInAt('')
    expect(await provincialGateway(issuer).finish(query, attempt)).toEqual({ ok: false, failure: 'cancelled' })
  })

  test('A-05 a platform that is down, silent or broken is unreachable', async () => {
    const { attempt } = await begin()
    const nobody = `http://127.0.0.1:${await freePort()}`
    expect(await provincialGateway(nobody).begin('person')).toEqual({ ok: false, failure: 'unreachable' })
    expect(await provincialGateway(nobody).finish(`?code=x&state=${attempt.state}`, attempt)).toEqual({
      ok: false,
      failure: 'unreachable',
    })
    for (const answer of ['silent', 'broken', 'html'] as const) {
      const { address, close } = await badPlatform(answer)
      expect(await provincialGateway(address, 1).begin('person'), answer).toEqual({ ok: false, failure: 'unreachable' })
      close()
    }
  })
})

async function begin(type: UserType = 'person') {
  const begun = await provincialGateway(issuer).begin(type)
  if (!begun.ok) throw new Error(begun.failure)
  return begun
}

async function signedInAt(sub: string, type: UserType = 'person') {
  const { url, attempt } = await begin(type)
  return { query: await chooseAt(url, sub), attempt }
}

async function badPlatform(kind: 'silent' | 'broken' | 'html') {
  const port = await freePort()
  const server = createServer((_, response) => {
    if (kind === 'broken') response.writeHead(503).end()
    if (kind === 'html') response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>维护中</p>')
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() && server.closeAllConnections() }
}
