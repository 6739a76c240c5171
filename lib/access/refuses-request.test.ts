import { describe, expect, test } from 'vitest'
import { refusesRequest } from './refuses-request'

const json = (body: string) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body })

describe('A-01 next-auth is not shown what it would answer with 500', () => {
  test.each([
    ['session', {}],
    ['csrf', {}],
    ['signin/person?callbackUrl=%2Fexams', {}],
    ['callback/person', json('{"username":"x"}')],
    ['callback/unit', { method: 'POST', body: new URLSearchParams({ username: 'x' }) }],
  ])('%s passes', async (path, init) => {
    expect(await refused(path, init)).toBe(false)
  })

  test.each([
    ['callback/person', json('{')],
    ['callback/person', json('')],
    ['callback/person', json('null')],
    ['callback/person', json('[1]')],
    ['callback/person', json('5')],
    ['callback/constructor', {}],
    ['callback/oidc', {}],
    ['_log', json('{}')],
    ['__proto__', {}],
    ['session/person/more', {}],
    ['session?callbackUrl=%3A%3A', {}],
    ['session?callbackUrl=javascript:alert(1)', {}],
    ['session', { headers: { cookie: 'next-auth.callback-url=http%3A%2F%2F%5B' } }],
    ['session', { headers: { cookie: 'next-auth.callback-url=%E0%A4%A' } }],
  ])('%s is refused', async (path, init) => {
    expect(await refused(path, init)).toBe(true)
  })
})

function refused(path: string, init: RequestInit) {
  const request = new Request(`http://localhost:3000/api/auth/${path}`, init)
  return refusesRequest(request, new URL(request.url).pathname.split('/').slice(3))
}
