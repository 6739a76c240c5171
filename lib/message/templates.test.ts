import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { insertOutbox } from '@/db/queries/case'
import { findSms } from '@/db/queries/message'
import { getTemplate, listVersions } from '@/db/queries/message-template'
import { unseal } from '@/lib/crypto/sealed'
import { confirmedRegistration, receive, signedCallback, transactionNumber } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { explain, messageOf } from '@/lib/payment/standing'
import { candidate, draftRegistration, newPerson, staff } from '@/lib/workflow/fixtures/world'
import { businessOf } from '@/lib/workflow/registry'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { deliver } from './deliver'
import { deliverOutbox } from './deliver-outbox'
import { editTemplate } from './edit-template'
import { fillWords, MissingValue, sampleValues } from './fill-template'
import { listMessages } from './inbox'
import { smsSize } from './sms-text'
import { previewOf, templateProblems } from './template-draft'
import { templates } from './templates'
import { warnBeforeDeadlines } from './warn-before-deadlines'

let world: ServedWorld
const admin = staff('administrator')

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(() => world.resetClock())

const told = async (personId: string) => {
  await deliverOutbox()
  const [newest] = await listMessages(candidate(personId))
  const sms = newest && (await findSms(newest.key))
  return { title: newest?.title, body: newest?.body, sms: sms && unseal(sms.textSealed, 'sms-text') }
}
const signed = (words: string) =>
  expect.stringMatching(new RegExp(`^【准考】${words}详情请登录查看。真伪查询码 [2-9A-HJ-NP-Z]{8}$`))
const waiting = async () => {
  const [row] = await db().execute<{ n: number }>(sql`select count(*)::int as n from outbox where handed_at is null`)
  return row?.n
}

describe('O-25 every event in the words it always had', () => {
  test('O-25 E-07 confirmed, then given up because nobody paid', async () => {
    const { id, viewer, personId } = await draftRegistration()
    await transition(viewer, id, 'confirm')
    const number = await numberOf(id)
    expect(await told(personId)).toEqual({
      title: '报名信息提交成功，待缴费',
      body: `报名序号 ${number}。请在6月15日 00:00前完成网上缴费，逾期未缴费视为自动放弃报名。`,
      sms: signed(`报名信息提交成功，待缴费。报名序号 ${number}。`),
    })
    await world.setClock('2026-06-15T00:02:00+08:00')
    await sweepDue(() => {})
    expect(await told(personId)).toEqual({
      title: '报名已自动放弃',
      body: `报名序号 ${number}：缴费截止前没有完成缴费，视为自动放弃报名。如您已在截止前付款，请进入“我的考试”点击“查询”，到账后自动恢复。`,
      sms: signed(`报名已自动放弃。报名序号 ${number}：缴费截止前没有完成缴费，视为自动放弃报名。`),
    })
  })

  test('O-25 E-08 warned, then given up because nobody confirmed', async () => {
    const { id, personId } = await draftRegistration()
    await world.setClock('2026-05-31T12:00:00+08:00')
    await warnBeforeDeadlines()
    const body = '您的2026 年度职称考评结合专业知识考试报名还没有确认，请在6月1日 00:00前确认报名信息，逾期视为自动放弃报名。'
    const title = '报名还没有确认，不到24小时截止'
    expect(await told(personId)).toEqual({ title, body, sms: signed(`${title}。${body}`) })
    await world.setClock('2026-06-01T00:02:00+08:00')
    await sweepDue(() => {})
    expect((await told(personId)).body).toMatch(`报名序号 ${await numberOf(id)}：报名截止前没有确认，视为自动放弃报名。`)
  })

  test('O-25 E-21 paid, and paid twice: as the page explains it', async () => {
    const { caseId, viewer, order } = await confirmedRegistration()
    await receive(signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() }))
    expect(await told(viewer.personId ?? '')).toEqual({
      title: '缴费成功，报名完成',
      body: `报名序号 ${await numberOf(caseId)}。报名表请在6月20日 00:00前打印；准考证从7月1日 00:00起打印。`,
      sms: signed(`缴费成功，报名完成。报名序号 ${await numberOf(caseId)}。`),
    })
    await receive(signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() }))
    expect((await told(viewer.personId ?? '')).title).toBe('收到重复付款，将退回')
  })

  test.each([
    ['duplicate', '2026-03-10', 'payment.duplicate', true],
    ['late', '2026-03-10', 'payment.not-counted', false],
    ['late', '2026-07-01', 'payment.late', false],
    ['wrong-amount', '2026-03-10', 'payment.wrong-amount', false],
    ['wrong-amount', '2026-03-10', 'payment.wrong-amount-paid', true],
  ] as const)('O-25 E-23 money that is %s, paid on %s, by the template %s', (standing, day, key, isPaid) => {
    const order = { amountFen: 6600, deadline: new Date('2026-06-15T00:00:00+08:00'), personId: '', sessionId: '', caseId: '' }
    const news = { channel: 'wechat', transactionNumber: 'T', amountFen: 100, paidAt: new Date(`${day}T09:30:00+08:00`) }
    const posted = messageOf(order as never, news as never, standing, isPaid)
    expect(posted.template).toBe(key)
    const words = templates[key]
    if (!words) throw new Error(key)
    expect(fillWords(words, words.variables, posted.values).body).toBe(explain(standing, order, news, isPaid))
  })

  test('O-25 every template came with the product, has no problems, and an SMS of at most three parts', async () => {
    for (const [key, { title, body, sms, variables }] of Object.entries(templates)) {
      expect(await getTemplate(key, 1), key).toMatchObject({ title, body, sms, variables, editedBy: null })
      expect(templateProblems({ title, body, sms: sms ?? '' }, variables), key).toEqual([])
      expect(previewOf({ title, body, sms: sms ?? '' }, variables)?.sms?.segments ?? 0, key).toBeLessThanOrEqual(3)
    }
  })
})

describe('O-25 Q-22 posting and delivering', () => {
  test('O-25 what happened before an edit is told in the words of then', async () => {
    const [before, after] = [await draftRegistration(), await draftRegistration()]
    await transition(before.viewer, before.id, 'confirm')
    const words = { title: '提交成功', body: '请在{截止时间}前缴费，序号 {报名序号}。', sms: '' }
    expect(await editTemplate(admin, 'registration.confirmed', words, 1)).toEqual({ ok: true, version: 2 })
    await transition(after.viewer, after.id, 'confirm')
    expect((await told(before.personId)).title).toBe('报名信息提交成功，待缴费')
    expect(await told(after.personId)).toEqual({
      title: '提交成功',
      body: `请在6月15日 00:00前缴费，序号 ${await numberOf(after.id)}。`,
      sms: null,
    })
  })

  test('O-25 a value that is missing is an error and no half sentence; nobody is told anything', async () => {
    const personId = await newPerson()
    const one = { template: 'registration.paid', version: 1, key: crypto.randomUUID(), personId, href: '/exams/mine' }
    for (const values of [{ number: '1', formCloses: '8月' }, { number: '1', formCloses: ' ', cardOpens: '9月' }, {}])
      await expect(deliver({ ...one, values })).rejects.toThrow(MissingValue)
    await expect(deliver({ ...one, template: 'no.such', values: {} })).rejects.toThrow('no template')
    await expect(deliver({ ...one, version: null, values: {} })).rejects.toThrow()
    expect(await listMessages(candidate(personId))).toEqual([])
    expect(await findSms(one.key)).toBeNull()
  })

  test('Q-22 an effect that fails after it has posted leaves nothing to deliver', async () => {
    await deliverOutbox()
    const { id, viewer } = await draftRegistration()
    const { effects } = businessOf('exam-registration')
    const confirm = effects.confirm
    effects.confirm = async (work) => {
      await confirm?.(work)
      throw new Error('after the message was posted')
    }
    await expect(transition(viewer, id, 'confirm')).rejects.toThrow('after the message')
    effects.confirm = confirm
    expect(await waiting()).toBe(0)
  })

  test('O-25 a message belongs to the scope of its case and keeps its version when it is put back', async () => {
    const personId = await newPerson()
    const payload = { template: 'registration.paid', key: crypto.randomUUID(), personId, values: {}, href: '/', version: 7 }
    await db().transaction((tx) => insertOutbox(tx, [{ task: 'other', payload }]))
    const [row] = await db().execute<{ version: number }>(
      sql`select (payload -> 'version')::int as version from outbox where payload ->> 'key' = ${payload.key}`,
    )
    expect(row?.version).toBe(7)
    const { caseId } = await confirmedRegistration()
    await deliverOutbox()
    expect(await findSms(`confirmed:${caseId}`)).toBeNull()
    const [message] = await db().execute(sql`select scope, template from messages where key = ${`confirmed:${caseId}`}`)
    expect(message).toEqual({ scope: 'title-knowledge-2026', template: 'registration.confirmed' })
  })
})

describe('O-25 values', () => {
  const variables = { name: { label: '姓名', sample: '欧阳' } }
  const fill = (value: string) => fillWords({ title: '{姓名}', body: '', sms: '{姓名}好' }, variables, { name: value })

  test('O-25 stay one short line and cannot speak for us', () => {
    expect(fill('甲\r\n乙\u202e\u0000丙').title).toBe('甲 乙 丙')
    expect(fill('【银行】{姓名}').sms).toBe('〔银行〕（姓名）好')
    expect([...fill('𠮷'.repeat(500)).title]).toHaveLength(60)
    expect(() => fill('\u200b\n')).toThrow(MissingValue)
    expect(() => fillWords({ title: '{constructor}', body: '', sms: null }, variables, { name: '' })).toThrow(MissingValue)
  })
})

describe('O-25 editing', () => {
  const { variables } = templates['registration.paid'] ?? { variables: {} }
  const good = { title: '缴费成功', body: '序号 {报名序号}。', sms: '缴费成功，序号 {报名序号}。' }

  test.each([
    [{ ...good, title: ' ' }, 'title', '请填写标题'],
    [{ ...good, body: '' }, 'body', '请填写正文'],
    [{ ...good, title: '长'.repeat(41) }, 'title', '最多 40 个字，现在有 41 个字'],
    [{ ...good, body: '{身份证号}' }, 'body', '“{身份证号}”不是可用的变量'],
    [{ ...good, body: '{__proto__}' }, 'body', '不是可用的变量'],
    [{ ...good, sms: '序号 {报名序号' }, 'sms', '花括号没有成对'],
    [{ ...good, sms: '【深圳】您好' }, 'sms', '签名【准考】会自动加上'],
  ] as const)('O-25 refuses %o', (draft, field, words) => {
    const [problem] = templateProblems(draft, variables)
    expect(problem?.field).toBe(field)
    expect(problem?.message).toContain(words)
    expect(previewOf(draft, variables)).toBeNull()
  })

  test('O-25 by the administrator alone, of the newest version, once; old versions stay', async () => {
    const key = 'registration.paid'
    for (const role of ['auditor', 'examOfficer', 'reviewer'] as const)
      expect(await editTemplate(staff(role), key, good, 1)).toMatchObject({ refusal: 'not_found' })
    expect(await editTemplate(admin, '__proto__', good, 1)).toMatchObject({ refusal: 'not_found' })
    expect(await editTemplate(admin, key, { ...good, title: '' }, 1)).toMatchObject({ refusal: 'invalid_input' })
    for (const seen of [7, 'x', undefined, -1])
      expect(await editTemplate(admin, key, good, seen)).toMatchObject({ refusal: 'conflict' })
    const both = await Promise.all([editTemplate(admin, key, good, 1), editTemplate(admin, key, { ...good, title: '好' }, 1)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    const versions = await listVersions(key)
    expect(versions.map((one) => one.version)).toEqual([2, 1])
    const told = await world.owner`select what, actor_id, before, after from audit_entries where about_id = ${key}`
    expect(told).toEqual([
      { what: 'template-edited', actor_id: admin.accountId, before: '{"version":1}', after: '{"version":2}' },
    ])
    const [newest] = versions
    const same = { title: newest?.title ?? '', body: newest?.body ?? '', sms: newest?.sms ?? '' }
    expect(await editTemplate(admin, key, same, 2)).toMatchObject({ refusal: 'wrong_state' })
    await expect(db().execute(sql`update message_templates set title = 'x'`)).rejects.toThrow()
    await expect(world.owner`delete from message_templates`).rejects.toThrow('append-only')
  })

  test('O-25 an SMS is counted as carriers count it', () => {
    expect([70, 71, 134, 135].map((n) => smsSize('字'.repeat(n)).segments)).toEqual([1, 2, 2, 3])
    expect(smsSize('𠮷')).toMatchObject({ characters: 2 })
    expect(sampleValues({ a: { label: '甲', sample: '乙' } })).toEqual({ a: '乙' })
  })
})

async function numberOf(caseId: string): Promise<string> {
  const [row] = await world.owner<{ number: string }[]>`select number from cases where id = ${caseId}`
  return row?.number ?? ''
}
