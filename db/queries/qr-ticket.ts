import { and, desc, eq, gt, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '../client'
import { accounts, sessions } from '../schema/account'
import { qrTickets } from '../schema/qr-ticket'

const wall = sql`clock_timestamp()`
const open = and(isNull(qrTickets.usedAt), isNull(qrTickets.cancelledAt), gt(qrTickets.expiresAt, wall))

export type TicketState = 'waiting' | 'confirmed' | 'used' | 'cancelled' | 'expired'

const columns = {
  state: sql<TicketState>`case when ${qrTickets.usedAt} is not null then 'used' when ${qrTickets.cancelledAt} is not null then 'cancelled'
    when ${qrTickets.expiresAt} <= clock_timestamp() then 'expired' when ${qrTickets.confirmedSession} is not null then 'confirmed' else 'waiting' end`,
  device: qrTickets.device,
  address: qrTickets.address,
  createdAt: qrTickets.createdAt,
  confirmedSession: qrTickets.confirmedSession,
}

export async function insertTicket(
  ticket: { ticketHash: string; browserHash: string; device: string; address: string },
  seconds: number,
) {
  const expiresAt = sql`clock_timestamp() + make_interval(secs => ${seconds})`
  await db()
    .insert(qrTickets)
    .values({ ...ticket, createdAt: wall, expiresAt })
}

export const findTicket = (ticketHash: string) => findOne(eq(qrTickets.ticketHash, ticketHash))
export const findShownTicket = (browserHash: string) => findOne(eq(qrTickets.browserHash, browserHash))

async function findOne(which: SQL) {
  const [ticket] = await db().select(columns).from(qrTickets).where(which).orderBy(desc(qrTickets.createdAt)).limit(1)
  return ticket ?? null
}

/** One phone confirms, once; from then on the desktop has `seconds` to go in. False: too late, or somebody was before. */
export async function confirmTicket(ticketHash: string, sessionHash: string, seconds: number): Promise<boolean> {
  const confirmed = await db()
    .update(qrTickets)
    .set({ confirmedSession: sessionHash, expiresAt: sql`clock_timestamp() + make_interval(secs => ${seconds})` })
    .where(and(eq(qrTickets.ticketHash, ticketHash), open, isNull(qrTickets.confirmedSession)))
    .returning({ at: qrTickets.createdAt })
  return confirmed.length > 0
}

/** Cancels on the phone: what nobody else has confirmed. */
export async function cancelTicket(ticketHash: string, sessionHash: string) {
  const own = or(isNull(qrTickets.confirmedSession), eq(qrTickets.confirmedSession, sessionHash))
  await db()
    .update(qrTickets)
    .set({ cancelledAt: wall })
    .where(and(eq(qrTickets.ticketHash, ticketHash), open, own))
}

/** Cancels what a browser shows. */
export async function cancelShownTickets(browserHash: string) {
  await db()
    .update(qrTickets)
    .set({ cancelledAt: wall })
    .where(and(eq(qrTickets.browserHash, browserHash), open))
}

/** Uses up what this browser shows and a phone has confirmed; answers the account, where the phone is still signed in to it. */
export async function spendShownTicket(browserHash: string) {
  const [used] = await db()
    .update(qrTickets)
    .set({ usedAt: wall })
    .where(and(eq(qrTickets.browserHash, browserHash), open, isNotNull(qrTickets.confirmedSession)))
    .returning({ session: qrTickets.confirmedSession })
  if (!used?.session) return null
  const live = and(eq(sessions.idHash, used.session), gt(sessions.expiresAt, wall), isNull(accounts.disabledAt))
  const [found] = await db()
    .select({ account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(live)
  return found?.account ?? null
}
