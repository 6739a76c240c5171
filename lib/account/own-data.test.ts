import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { signInTries } from '@/db/schema/account'
import { personIdOf, seedAccounts } from '@/db/seed/accounts'
import { personas } from '@/db/seed/personas'
import type { Viewer } from '@/lib/access/viewer'
import { revealIdNumber } from '@/lib/audit/reveal-id-number'
import { seal } from '@/lib/crypto/sealed'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { personaViewer } from '@/lib/staff/fixtures/office'
import { draftRegistration, openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { makeDataTicket, takeDataTicket } from './data-ticket'
import { ownData } from './own-data'
import { setSecurityQuestions } from './security-questions'

let world: World
let viewer: Viewer
const password = 'kaosheng-2020'
const ouyang = personas.find((one) => one.username === 'ouyang')?.person

beforeAll(async () => {
  world = await openWorld()
  await seedAccounts()
  viewer = await personaViewer('ouyang')
})
afterAll(() => world.close())
beforeEach(async () => {
  vi.useRealTimers()
  await db().delete(signInTries)
})

async function copyOf(who: Viewer) {
  let text = ''
  for await (const piece of ownData(who)) text += piece
  return { text, parts: JSON.parse(text) as Record<string, unknown> }
}

test('A-27 the copy is JSON with everything held, whole numbers, no hashes, and nothing of anybody else', async () => {
  await world.owner`update persons set bank = 'ccb', bank_account_sealed = ${seal('6217000010001234567', 'bank-account')} where id = ${personIdOf('ouyang')}`
  const { id } = await draftRegistration(personIdOf('ouyang'))
  await transition(viewer, id, 'confirm')
  await deliverOutbox()
  await revealIdNumber(staff('examOfficer'), id, 'identity')
  const chosen = [
    { question: 'novel', answer: '红楼梦' },
    { question: 'dish', answer: '苦瓜炒蛋' },
    { question: 'song', answer: '送别' },
  ]
  await setSecurityQuestions(viewer, chosen, password)
  const { text, parts } = await copyOf(viewer)
  expect(parts.账号).toMatchObject({
    用户名: 'ouyang',
    姓名: '欧阳䶮',
    证件类型: '居民身份证',
    证件号码: ouyang?.idNumber,
    手机号码: ouyang?.mobile,
    银行账号: '6217000010001234567',
  })
  expect(parts.业务).toMatchObject([
    {
      业务: '考试报名',
      状态: '待缴费',
      经过: [expect.stringContaining('进入报名'), expect.stringContaining('确认报名信息')],
      提交的内容: [{ 版本: 1, 内容: { 毕业学校: expect.any(String) } }],
    },
  ])
  expect(parts.缴费和退费).toMatchObject([{ 应缴: '66.00', 付款: [] }])
  expect(parts.站内消息).toMatchObject([{ 标题: '报名信息提交成功，待缴费' }])
  expect(parts.短信).toMatchObject([{ 手机号码: ouyang?.mobile }])
  expect(parts.密保问题).toHaveLength(3)
  expect(parts.谁看过我的资料).toMatchObject([{ 身份: '考务人员', 看到的: '完整证件号码' }])
  for (const secret of ['argon2', '红楼梦', '苦瓜炒蛋', 'password', 'v1.k']) expect(text).not.toContain(secret)
  const other = await copyOf(await personaViewer('lidu1988'))
  for (const own of [ouyang?.idNumber ?? 'x', ouyang?.mobile ?? 'x', '欧阳䶮']) expect(other.text).not.toContain(own)
})

test.each(['haiqiao_hr', 'kaowu1'])('A-27 %s gets a copy too, of the account alone', async (username) => {
  const { parts } = await copyOf(await personaViewer(username))
  expect(parts).toMatchObject({ 账号: { 用户名: username }, 业务: [], 上传的文件: [] })
})

test('A-27 asks for the password; what it gives opens this account’s data for five minutes, and is remembered', async () => {
  expect(await makeDataTicket(viewer, 'wrong')).toMatchObject({ message: '密码不正确，还可以试 4 次。' })
  const made = await makeDataTicket(viewer, password)
  if (!made.ok) throw new Error(made.message)
  expect(await takeDataTicket(await personaViewer('lidu1988'), made.ticket)).toBe(false)
  expect(await takeDataTicket(viewer, made.ticket)).toBe(true)
  const events =
    await world.owner`select name from security_events where account_id = ${viewer.accountId} order by at desc limit 1`
  expect(events).toEqual([{ name: 'data-downloaded' }])
  for (const forged of ['', 'x', 'v1.k1.a.b.c', made.ticket.slice(1)]) expect(await takeDataTicket(viewer, forged)).toBe(false)
  vi.useFakeTimers({ now: Date.now() + 5 * 60_000 + 1, toFake: ['Date'] })
  expect(await takeDataTicket(viewer, made.ticket)).toBe(false)
})
