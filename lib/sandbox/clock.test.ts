import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { now } from '@/lib/clock/now'
import { listMessages } from '@/lib/message/inbox'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'
import { confirmedRegistration, stateOfCase } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { draftRegistration } from '@/lib/workflow/fixtures/world'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

async function setClock(to: unknown) {
  const answer = await fetch(`${world.address}/api/sandbox/clock`, { method: 'POST', body: JSON.stringify({ now: to }) })
  return { status: answer.status, body: await answer.json() }
}
const secondsFrom = (text: string, to: Date) => (to.getTime() - new Date(text).getTime()) / 1000
const titles = async (viewer: Parameters<typeof listMessages>[0]) => (await listMessages(viewer)).map((message) => message.title)

describe('Q-01 Q-62 the sandbox clock', () => {
  test('Q-01 is set, goes on running from there, and is reset to the start of the demo', async () => {
    const to = '2026-04-01T10:00:00+08:00'
    expect(await setClock(to)).toMatchObject({ status: 200 })
    const [first, second] = [await now(), await now()]
    expect(secondsFrom(to, first)).toBeGreaterThanOrEqual(0)
    expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime())
    const read = (await (await fetch(`${world.address}/api/sandbox/clock`)).json()) as { now: string }
    expect(secondsFrom(to, new Date(read.now))).toBeLessThan(60)
    await setClock(null)
    expect(secondsFrom('2020-08-15T10:00:00+08:00', await now())).toBeLessThan(60)
  })

  test('Q-24 shows the same to connections in any time zone', async () => {
    await setClock('2026-07-01T00:00:00+08:00')
    const shown = await Promise.all(
      ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin'].map((zone) =>
        db().transaction(async (tx) => {
          await tx.execute(sql`select set_config('TimeZone', ${zone}, true)`)
          return now(tx)
        }),
      ),
    )
    for (const one of shown) expect(secondsFrom('2026-07-01T00:00:00+08:00', one)).toBeLessThan(60)
  })

  test.each(['yesterday', '2026-04-01', '2026-04-01T10:00:00', '1999-01-01T00:00:00Z', 5, {}, undefined])(
    'Q-11 %j is refused in words',
    async (to) => {
      expect(await setClock(to)).toMatchObject({ status: 400, body: { message: expect.stringContaining('请') } })
    },
  )

  test('Q-62 lists the personas', async () => {
    const personas = (await (await fetch(`${world.address}/api/sandbox/personas`)).json()) as {
      username: string
      password: string
    }[]
    expect(personas.every((one) => one.username && one.password)).toBe(true)
  })
})

describe('E-08 before and at the deadline', () => {
  test('E-08 warns 24 h and 2 h before, once each, and abandons at the deadline; the messages are there when the clock answers', async () => {
    await setClock('2026-03-10T10:00:00+08:00')
    const draft = await draftRegistration()
    const confirmed = await confirmedRegistration()
    await setClock('2026-05-30T23:59:00+08:00')
    expect(await titles(draft.viewer)).toEqual([])
    await setClock('2026-05-31T00:01:00+08:00')
    expect(await titles(draft.viewer)).toEqual(['报名还没有确认，不到24小时截止'])
    expect(await warnBeforeDeadlines()).toBe(0)
    await setClock('2026-05-31T22:00:30+08:00')
    expect(await titles(draft.viewer)).toEqual(['报名还没有确认，不到2小时截止', '报名还没有确认，不到24小时截止'])
    expect(await titles(confirmed.viewer)).toEqual(['报名信息提交成功，待缴费'])
    await setClock('2026-06-01T00:02:00+08:00')
    expect(await stateOfCase(draft.id)).toMatchObject({ state: 'abandoned' })
    expect((await titles(draft.viewer))[0]).toBe('报名已自动放弃')
    await setClock('2026-06-14T12:00:00+08:00')
    expect((await titles(confirmed.viewer))[0]).toBe('还没有缴费，不到24小时截止')
  })

  test('E-08 who registers within the last hours is not warned of what they just did; who is warned of 2 h is not told 24 h too', async () => {
    await setClock('2026-05-31T12:00:00+08:00')
    const late = await draftRegistration()
    await setClock('2026-05-31T13:00:00+08:00')
    expect(await titles(late.viewer)).toEqual([])
    await setClock('2026-03-10T10:00:00+08:00')
    const early = await draftRegistration()
    await setClock('2026-05-31T23:00:00+08:00')
    expect(await titles(early.viewer)).toEqual(['报名还没有确认，不到2小时截止'])
    expect(await titles(late.viewer)).toEqual(['报名还没有确认，不到2小时截止'])
  })
})
