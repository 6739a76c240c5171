import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password'

test('A-11 any Unicode is a password, however it was composed', async () => {
  const made = await hashPassword('密码🔑Zoe\u0308-12345')
  if (!made.ok) throw new Error(made.message)
  expect(made.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword('密码🔑Zoë-12345', made.hash)).toEqual({ ok: true, matches: true })
  expect(await verifyPassword('密码🔑Zoe-12345', made.hash)).toEqual({ ok: true, matches: false })
})

test('A-02 an unknown account verifies against something and never matches', async () => {
  expect(await verifyPassword('whatever', null)).toEqual({ ok: true, matches: false })
})

test('A-02 a full queue refuses at once and recovers', async () => {
  const outcomes = await Promise.all(Array.from({ length: 400 }, () => verifyPassword('whatever', null)))
  const refused = outcomes.filter((outcome) => !outcome.ok)
  expect(refused).toHaveLength(400 - 150 - availableParallelism())
  expect(refused[0]).toMatchObject({ refusal: 'busy', message: '现在登录的人很多，请稍候再试' })
  expect(await verifyPassword('whatever', null)).toEqual({ ok: true, matches: false })
})
