import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { endSession, openSession } from '@/lib/access/session'
import { sha256 } from '@/lib/crypto/canonical'
import { db } from '../client'
import { accounts } from '../schema/account'
import { qrTickets } from '../schema/qr-ticket'
import { cancelShownTickets, cancelTicket, confirmTicket, findTicket, insertTicket, spendShownTicket } from './qr-ticket'
import { removeExpired } from './sign-in'

const asking = { ticketHash: 'ticket', browserHash: 'desktop', device: 'Windows 电脑 · Chrome', address: '1.2.3.4' }
const place = { device: 'iPhone', address: '5.6.7.8' }
const ouyang = accountIdOf('ouyang')
let phone: string

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedAccounts()
  return close
})
beforeEach(async () => {
  await db().execute(sql`update clock_shift set shift = '0'`)
  await db().delete(qrTickets)
  await insertTicket(asking, 120)
  phone = await openSession(ouyang, place)
})

describe('A-06 a QR ticket', () => {
  test('A-06 confirmed by a phone lets in the browser that shows it, once', async () => {
    expect(await findTicket('ticket')).toMatchObject({ state: 'waiting', device: asking.device, address: asking.address })
    expect(await confirm()).toBe(true)
    expect(await findTicket('ticket')).toMatchObject({ state: 'confirmed' })
    expect(await spendShownTicket('desktop')).toMatchObject({ id: ouyang })
    expect(await spendShownTicket('desktop')).toBeNull()
    expect(await confirm()).toBe(false)
    expect(await findTicket('ticket')).toMatchObject({ state: 'used' })
  })

  test('A-06 two hundred browsers and tabs at once: one goes in', async () => {
    await confirm()
    const went = await Promise.all(Array.from({ length: 200 }, () => spendShownTicket('desktop')))
    expect(went.filter((one) => one !== null)).toHaveLength(1)
  })

  test('A-06 not confirmed, or asked for by another browser, it lets nobody in', async () => {
    expect(await spendShownTicket('desktop')).toBeNull()
    await confirm()
    for (const other of ['another-desktop', 'ticket', phone, '']) expect(await spendShownTicket(other)).toBeNull()
    expect(await spendShownTicket('desktop')).toMatchObject({ id: ouyang })
  })

  test('A-06 the first phone’s word counts: another can neither confirm nor cancel', async () => {
    const other = await openSession(accountIdOf('lidu1988'), place)
    const both = await Promise.all([confirm(), confirm(other)])
    expect(both.filter(Boolean)).toHaveLength(1)
    const [first, second] = both[0] ? [ouyang, other] : [accountIdOf('lidu1988'), phone]
    await cancelTicket('ticket', sha256(second))
    expect(await spendShownTicket('desktop')).toMatchObject({ id: first })
  })

  test.each([
    ['before', 60, true],
    ['after', 120, false],
  ])('A-06 two minutes of the wall clock: %s', async (_, seconds, good) => {
    await db().execute(sql`update clock_shift set shift = '-6 years'`)
    await age(seconds)
    expect(await confirm()).toBe(good)
    expect(await findTicket('ticket')).toMatchObject({ state: good ? 'confirmed' : 'expired' })
  })

  test('A-06 half a minute after the phone’s yes it is too late to go in', async () => {
    await confirm()
    await age(30)
    expect(await spendShownTicket('desktop')).toBeNull()
    expect(await findTicket('ticket')).toMatchObject({ state: 'expired' })
  })

  test.each([
    ['the phone, before its yes', () => cancelTicket('ticket', sha256(phone)), false],
    ['the phone, after its yes', () => cancelTicket('ticket', sha256(phone)), true],
    ['the desktop', () => cancelShownTickets('desktop'), true],
  ])('A-06 cancelled by %s it is worth nothing', async (_, cancel, confirmedBefore) => {
    if (confirmedBefore) await confirm()
    await cancel()
    expect(await confirm()).toBe(false)
    expect(await spendShownTicket('desktop')).toBeNull()
    expect(await findTicket('ticket')).toMatchObject({ state: 'cancelled' })
  })

  test('A-06 A-21 a phone whose own session ended, or account closed, lets nobody in any more', async () => {
    await confirm()
    await endSession(phone)
    expect(await spendShownTicket('desktop')).toBeNull()
    await db().delete(qrTickets)
    await insertTicket(asking, 120)
    const other = await openSession(accountIdOf('lidu1988'), place)
    await confirm(other)
    await db()
      .update(accounts)
      .set({ disabledAt: new Date() })
      .where(eq(accounts.id, accountIdOf('lidu1988')))
    expect(await spendShownTicket('desktop')).toBeNull()
  })

  test('A-06 is swept away an hour after its end', async () => {
    await age(120 + 1800)
    await removeExpired()
    expect(await findTicket('ticket')).not.toBeNull()
    await age(1800)
    await removeExpired()
    expect(await findTicket('ticket')).toBeNull()
  })
})

const confirm = (session = phone) => confirmTicket('ticket', sha256(session), 30)

/** As if it had been shown so many seconds earlier. */
async function age(seconds: number) {
  await db()
    .update(qrTickets)
    .set({ expiresAt: sql`${qrTickets.expiresAt} - make_interval(secs => ${seconds})` })
}
