import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { listSessions } from '@/db/queries/account'
import { listSecurityEvents } from '@/db/queries/profile'
import { personIdOf, seedAccounts } from '@/db/seed/accounts'
import { personas } from '@/db/seed/personas'
import { openSession, viewerOf } from '@/lib/access/session'
import { sha256 } from '@/lib/crypto/canonical'
import { seal } from '@/lib/crypto/sealed'
import { personaViewer, place } from '@/lib/staff/fixtures/office'
import { endOwnOthers, endOwnSession } from './end-sessions'
import { readProfileFacts } from './profile-facts'
import { securityEventWords } from './security-words'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  await seedAccounts()
  return database.close
})

test('A-20 numbers are masked, the four that can be changed have no reason against it, a bank that is missing is said so', async () => {
  const viewer = await personaViewer('ouyang')
  const person = personas.find((one) => one.username === 'ouyang')?.person
  const before = await readProfileFacts(viewer)
  expect(before.find(({ term }) => term === '银行')?.detail).toBe('还没有登记')
  const account = seal('6217000010001234567', 'bank-account')
  await database.owner`update persons set bank = 'ccb', bank_account_sealed = ${account} where id = ${personIdOf('ouyang')}`
  const facts = await readProfileFacts(viewer)
  expect(facts.filter(({ fixed }) => !fixed).map(({ term }) => term)).toEqual(['姓名', '银行', '银行账号', '手机号码'])
  expect(facts).toContainEqual({ term: '银行', detail: '建设银行' })
  expect(facts).toContainEqual({ term: '银行账号', detail: '**** **** 4567' })
  expect(facts).toContainEqual({ term: '证件类型', detail: '居民身份证', fixed: '来自证件，不能修改' })
  const text = JSON.stringify(facts)
  for (const number of [person?.idNumber ?? 'x', person?.mobile ?? 'x', '6217000010001234567']) expect(text).not.toContain(number)
})

test.each(['haiqiao_hr', 'kaowu1'])('A-20 %s reads who keeps their data', async (username) => {
  const facts = await readProfileFacts(await personaViewer(username))
  expect(facts[0]).toMatchObject({ term: '用户名', detail: username })
  expect(facts.every(({ fixed }) => fixed !== undefined)).toBe(true)
})

test('A-04 A-27 ending one session, or all others, is remembered; another’s is left alone and not remembered', async () => {
  const viewer = await personaViewer('lidu1988')
  const [one, kept] = [await openSession(viewer.accountId, place), await openSession(viewer.accountId, place)]
  const other = await personaViewer('zhou_ming')
  const others = await listSessions(other.accountId)
  await endOwnSession(viewer, others[0]?.idHash ?? '')
  expect(await listSessions(other.accountId)).toHaveLength(others.length)
  expect(await listSecurityEvents(viewer)).toEqual([])
  await endOwnSession(viewer, sha256(one))
  expect(await viewerOf(one)).toBeNull()
  await endOwnOthers(viewer, kept)
  expect(await listSessions(viewer.accountId)).toHaveLength(1)
  const events = await listSecurityEvents(viewer, 20)
  expect(events.map(({ name }) => securityEventWords(name).words)).toEqual(['结束其他所有登录', '结束一个登录'])
  expect(events[0]).toMatchObject(place)
  expect(await listSecurityEvents(viewer, 1)).toHaveLength(1)
  expect(await listSecurityEvents(other)).toEqual([])
})

test('A-27 every event has words, also one that a later version writes', () => {
  expect(securityEventWords('sign-in-failed')).toEqual({ words: '登录没有成功', warns: true })
  expect(securityEventWords('__proto__')).toEqual({ words: '账号有变动', warns: false })
})
