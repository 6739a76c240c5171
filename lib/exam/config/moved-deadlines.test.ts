import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { accounts } from '@/db/schema/account'
import { cases } from '@/db/schema/case'
import type { Viewer } from '@/lib/access/viewer'
import { confirmed, orderOf, review, signed, withdraw } from '@/lib/exam/fixtures/qualification'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { listMessages } from '@/lib/message/inbox'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'
import { confirmedRegistration, receive, signedCallback, transactionNumber } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { qualificationId } from '@/lib/workflow/fixtures/qualification-session'
import { waitingForLock } from '@/lib/workflow/fixtures/waiting-for-lock'
import { draftRegistration, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { changeExam } from './change-exam'
import type { Typed } from './part'
import { type PartName, parts } from './parts'

let world: ServedWorld
let officer: Viewer

beforeAll(async () => {
  world = await openServedWorld()
  const row = { kind: 'staff' as const, username: 'kaowu', usernameKey: 'kaowu', displayName: '陈考' }
  const [account] = await db().insert(accounts).values(row).returning({ id: accounts.id })
  officer = staff('examOfficer', account?.id)
})
beforeEach(async () => {
  await world.resetClock()
  for (const id of [sessionId, qualificationId])
    await change('windows', { registrationTo: '2026-06-01T00:00', paymentTo: '2026-06-15T00:00' }, id)
})
afterAll(() => world.close())

// The pool's: so many requests can be inside a transaction together.
const connections = 20

const later = { registrationTo: '2026-06-03T00:00', paymentTo: '2026-06-20T00:00' }
const [registrationTo, paymentTo] = [new Date('2026-06-03T00:00:00+08:00'), new Date('2026-06-20T00:00:00+08:00')]

async function change(part: PartName, typed: Typed, id = sessionId) {
  const frame = await getExamFrame(id)
  if (!frame) throw new Error(`there is no ${id}`)
  const version = String(frame.session.version)
  return changeExam(officer, id, { part, typed: { ...parts[part].show(frame), ...typed }, reason: '系统故障，延长', version })
}

const headOf = async (id: string) => (await db().select().from(cases).where(eq(cases.id, id)))[0]

/** Has the windows of an exam moved while `moving` is under way: it has read the old ones, and cannot write to `table` before the change waits for it. */
async function movedDuring<T>(table: string, moving: () => Promise<T>, id = sessionId): Promise<T> {
  const { promise: made, resolve: begin } = Promise.withResolvers<T>()
  let changed: ReturnType<typeof change> | undefined
  await world.owner.begin(async (tx) => {
    await tx.unsafe(`lock table ${table} in exclusive mode`)
    begin(moving())
    await waitingForLock(world.owner)
    changed = change('windows', later, id)
    await waitingForLock(world.owner, 2)
  })
  expect(await changed).toEqual({ ok: true })
  return made
}

describe('E-08 O-10 a deadline that is moved reaches who is just at it', () => {
  test('E-20 confirming: registration and order have the new one', async () => {
    const { id, viewer } = await draftRegistration()
    expect(await movedDuring('registrations', () => transition(viewer, id, 'confirm'))).toMatchObject({ ok: true })
    expect((await headOf(id))?.dueAt).toEqual(paymentTo)
    expect((await orderOf(id))?.deadline).toEqual(paymentTo)
  })

  test('E-12 withdrawing the commitment, which goes back to a state before', async () => {
    const { id, viewer } = await signed()
    expect(await movedDuring('commitments', () => withdraw(viewer, id), qualificationId)).toMatchObject({ ok: true })
    expect((await headOf(id))?.dueAt).toEqual(registrationTo)
    expect((await orderOf(id))?.deadline).toEqual(paymentTo)
  })

  test('E-02 opening a registration, which is not given up at the old one', async () => {
    const { id } = await movedDuring('case_answers', () => draftRegistration())
    expect((await headOf(id))?.dueAt).toEqual(registrationTo)
    await world.setClock('2026-06-01T00:02:00+08:00')
    await sweepDue(() => {})
    expect((await headOf(id))?.state).toBe('draft')
  })

  test('Q-02 many opening one at once, more than there are connections, wait for the change and not the change for them', async () => {
    let changed: ReturnType<typeof change> | undefined
    let opened: ReturnType<typeof draftRegistration>[] = []
    await world.owner.begin(async (tx) => {
      await tx`select from exam_sessions where id = ${sessionId} for update`
      changed = change('windows', later)
      await waitingForLock(world.owner)
      opened = Array.from({ length: 40 }, () => draftRegistration())
      await waitingForLock(world.owner, connections)
    })
    expect(await changed).toEqual({ ok: true })
    const ids = (await Promise.all(opened)).map(({ id }) => id)
    expect(await world.owner`select from cases where id in ${world.owner(ids)} and due_at = ${registrationTo}`).toHaveLength(40)
  })

  test('E-21 paying: money that the new window covers counts, though its news came before the change was there', async () => {
    const { caseId, order } = await confirmedRegistration()
    await world.setClock('2026-06-15T00:00:20+08:00')
    const paid = signedCallback({
      orderNumber: order.number,
      transactionNumber: transactionNumber(),
      paidAt: '2026-06-15T00:00:10+08:00',
    })
    let [changed, received]: [ReturnType<typeof change>?, ReturnType<typeof receive>?] = []
    await world.owner.begin(async (tx) => {
      await tx`select from cases where id = ${caseId} for update`
      changed = change('windows', later)
      await waitingForLock(world.owner)
      received = receive(paid)
      await waitingForLock(world.owner, 2)
    })
    expect([await changed, await received]).toMatchObject([{ ok: true }, { verdict: 'settles' }])
  })
})

test('E-08 of a deadline that was moved the candidate is warned again, 24 h and 2 h before, once each', async () => {
  const { viewer } = await draftRegistration()
  const warned = async (at: string) => {
    await world.setClock(at)
    await warnBeforeDeadlines()
    await warnBeforeDeadlines()
    await deliverOutbox()
    return (await listMessages(viewer)).map(({ body }) => /\d+月\d+日 \d+:\d+/.exec(body)?.[0])
  }
  expect(await warned('2026-05-31T22:30:00+08:00')).toEqual(['6月1日 00:00'])
  await change('windows', later)
  expect(await warned('2026-05-31T22:40:00+08:00')).toHaveLength(1)
  expect(await warned('2026-06-02T01:00:00+08:00')).toHaveLength(2)
  expect(await warned('2026-06-02T22:30:00+08:00')).toEqual(['6月3日 00:00', '6月3日 00:00', '6月1日 00:00'])
})

test('E-07 E-20 what is to be paid is the fee that was confirmed, though it was changed before the review was passed', async () => {
  const { id } = await confirmed({ method: 'decline' })
  expect(await change('basics', { fee: '10.00' }, qualificationId)).toEqual({ ok: true })
  expect(await review(id, 'pass')).toMatchObject({ state: 'confirmed' })
  expect(await orderOf(id)).toMatchObject({ amountFen: 14_000 })
})
