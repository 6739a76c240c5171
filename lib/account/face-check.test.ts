import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { removeOldFaceChecks } from '@/db/queries/face-check'
import { faceChecks } from '@/db/schema/face'
import { settings } from '@/lib/config/settings'
import { sha256 } from '@/lib/crypto/canonical'
import { faceGateway } from '@/lib/gateway/face/http'
import type { FaceSubject } from '@/lib/gateway/face/port'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { currentFaceCode, faceCheckOnPhone, faceCheckStanding, openFaceCheck, startFaceCheck, takeFaceMatch } from './face-check'

const subject: FaceSubject = { name: '欧阳䶮', idKind: 'residentId', idNumber: '99999919920314002X' }

let world: ServedWorld
let flow: string

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  flow = crypto.randomUUID()
})

const open = (whose: FaceSubject | null = subject, of = flow) =>
  openFaceCheck(whose, { purpose: 'password', flow: of, device: 'Windows 电脑 · Chrome' })

async function play(ticket: string, outcome: string) {
  const body = JSON.stringify({ ticket, outcome })
  return (await fetch(`${world.address}/api/sandbox/face`, { method: 'POST', body })).status
}

/** What the browser that shows the code is told. */
async function polled(ticket: string) {
  const answer = await fetch(`${world.address}/api/face/${ticket}`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return (await answer.json()).standing
}

async function age(ticket: string, minutes: number) {
  await world.owner`
    update face_checks set expires_at = expires_at - make_interval(mins => ${minutes}),
    answered_at = answered_at - make_interval(mins => ${minutes}) where ticket_hash = ${sha256(ticket)}`
}

describe('A-23 A-24 a face check', () => {
  test('code on the desktop, camera on the phone, and the desktop goes on, once', async () => {
    const { ticket, address, expiresAt } = await open()
    expect(address).toBe(`${settings().publicUrl}/face/${ticket}`)
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(5 * 60_000)
    expect(await polled(ticket)).toBe('waiting')
    expect(await takeFaceMatch(flow)).toMatchObject({ ok: false, standing: 'waiting' })
    expect(await faceCheckOnPhone(ticket)).toMatchObject({
      purpose: '找回密码',
      device: 'Windows 电脑 · Chrome',
      standing: 'waiting',
    })
    const started = await startFaceCheck(ticket)
    expect(started).toEqual({ ok: true, url: `${settings().publicUrl}/sandbox/face/${sha256(ticket)}` })
    expect(await polled(ticket)).toBe('started')
    expect(await play(ticket, 'match')).toBe(200)
    expect(await polled(ticket)).toBe('match')
    expect(await currentFaceCode(flow)).toMatchObject({ ticket, standing: 'match' })
    const taken = await Promise.all(Array.from({ length: 5 }, () => takeFaceMatch(flow)))
    expect(taken.filter((one) => one.ok)).toHaveLength(1)
    expect(await polled(ticket)).toBe('expired')
  })

  test('another flow cannot take the answer, whatever it holds', async () => {
    const { ticket } = await open()
    await play(ticket, 'match')
    for (const other of [crypto.randomUUID(), ticket, '']) expect(await takeFaceMatch(other)).toMatchObject({ ok: false })
    expect(await takeFaceMatch(flow)).toEqual({ ok: true })
  })

  test('a step that is rolled back leaves the match to be taken again', async () => {
    const { ticket } = await open()
    await play(ticket, 'match')
    const broken = db().transaction(async (tx) => {
      expect(await takeFaceMatch(flow, tx)).toEqual({ ok: true })
      throw new Error('the step failed')
    })
    await expect(broken).rejects.toThrow('the step failed')
    expect(await takeFaceMatch(flow)).toEqual({ ok: true })
  })

  test('a mismatch stands: a later match of the same ticket changes nothing', async () => {
    const { ticket } = await open()
    await play(ticket, 'mismatch')
    expect(await polled(ticket)).toBe('mismatch')
    expect(await play(ticket, 'match')).toBe(404)
    expect(await takeFaceMatch(flow)).toMatchObject({
      ok: false,
      standing: 'mismatch',
      message: expect.stringContaining('没有通过'),
    })
    const again = await open()
    expect(again.ticket).not.toBe(ticket)
    await play(again.ticket, 'match')
    expect(await takeFaceMatch(flow)).toEqual({ ok: true })
  })

  test('a new code ends the one before it', async () => {
    const first = await open()
    await startFaceCheck(first.ticket)
    await open()
    expect(await polled(first.ticket)).toBe('expired')
    expect(await play(first.ticket, 'match')).toBe(404)
    expect(await faceCheckOnPhone(first.ticket)).toBeNull()
  })

  test('after 5 minutes of the wall clock it is over, whatever the business clock shows; a match is good for 5 minutes', async () => {
    const { ticket } = await open()
    await startFaceCheck(ticket)
    await world.setClock('2030-01-01T00:00:00+08:00')
    expect(await polled(ticket)).toBe('started')
    await world.resetClock()
    await age(ticket, 5)
    expect(await polled(ticket)).toBe('expired')
    expect(await play(ticket, 'match')).toBe(404)
    expect(await takeFaceMatch(flow)).toMatchObject({ ok: false, standing: 'expired' })
    const late = await open()
    await play(late.ticket, 'match')
    expect(await polled(late.ticket)).toBe('match')
    await age(late.ticket, 5)
    expect(await takeFaceMatch(flow)).toMatchObject({ ok: false, standing: 'expired' })
  })

  test('a service that does not answer says nothing: no mismatch, and the check goes on', async () => {
    const { ticket } = await open()
    await play(ticket, 'timeout')
    const hasty = faceGateway(undefined, 150)
    expect(await faceCheckStanding(ticket, hasty)).toBe('unreachable')
    expect(await takeFaceMatch(flow, db(), hasty)).toMatchObject({
      standing: 'unreachable',
      message: expect.stringContaining('不算识别失败'),
    })
    await play(ticket, 'match')
    expect(await takeFaceMatch(flow)).toEqual({ ok: true })
  })

  test('where the service cannot be opened the phone may try again', async () => {
    const { ticket } = await open()
    const closed = await startFaceCheck(ticket, faceGateway('http://127.0.0.1:1'))
    expect(closed).toMatchObject({ ok: false, message: expect.stringContaining('稍后再点一次') })
    expect(await polled(ticket)).toBe('waiting')
    expect(await startFaceCheck(ticket)).toMatchObject({ ok: true })
    expect(await startFaceCheck(ticket)).toMatchObject({ ok: true })
  })
})

describe('A-26 nobody found', () => {
  test('looks the same at each step and never matches', async () => {
    const [known, unknown] = [await open(), await open(null, `${flow}-other`)]
    const shapes = [known, unknown].map(({ ticket, address, standing }) => [ticket.length, address.length, standing])
    expect(shapes[0]).toEqual(shapes[1])
    for (const { ticket } of [known, unknown]) {
      expect(await polled(ticket)).toBe('waiting')
      expect(await startFaceCheck(ticket)).toMatchObject({ ok: true })
      expect(await polled(ticket)).toBe('started')
      expect(await play(ticket, 'match')).toBe(200)
    }
    expect(await polled(unknown.ticket)).toBe('mismatch')
    expect(await takeFaceMatch(`${flow}-other`)).toMatchObject({ ok: false, standing: 'mismatch' })
    await world.owner`update face_checks set outcome = 'match' where ticket_hash = ${sha256(unknown.ticket)}`
    expect(await takeFaceMatch(`${flow}-other`)).toMatchObject({ ok: false })
  })
})

describe('Q-31 what is kept', () => {
  test('neither ticket nor person stands in the table; old rows are swept', async () => {
    const { ticket } = await open()
    const rows = JSON.stringify(await db().select().from(faceChecks))
    for (const secret of [ticket, subject.name, subject.idNumber]) expect(rows).not.toContain(secret)
    await age(ticket, 24 * 60 + 6)
    await removeOldFaceChecks()
    expect(
      await db()
        .select()
        .from(faceChecks)
        .where(eq(faceChecks.ticketHash, sha256(ticket))),
    ).toEqual([])
  })

  test.each(['', 'x', '\u0000', '\ud800', '%', 'a'.repeat(5000)])('Q-11 %j is no ticket', async (ticket) => {
    expect(await faceCheckStanding(ticket)).toBe('expired')
    expect(await startFaceCheck(ticket)).toMatchObject({ ok: false })
    expect(await faceCheckOnPhone(ticket)).toBeNull()
  })
})

test('Q-62 the simulated face check answers only what is signed', async () => {
  for (const path of ['checks', 'checks/query']) {
    const answer = await fetch(`${world.address}/api/sandbox/gateway/face/${path}`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(401)
  }
})
