// 扫码登录: the desktop shows a code that lets nobody in; the phone that opens it decides whether the desktop goes in.
import { randomBytes } from 'node:crypto'
import {
  cancelShownTickets,
  cancelTicket,
  confirmTicket,
  findShownTicket,
  findTicket,
  insertTicket,
  spendShownTicket,
  type TicketState,
} from '@/db/queries/qr-ticket'
import { countInMinute } from '@/db/queries/sign-in'
import { settings } from '@/lib/config/settings'
import { sha256 } from '@/lib/crypto/canonical'
import { keyedHash } from '@/lib/crypto/sealed'
import { enter } from './enter'
import { hostCookie } from './host-cookie'
import { sessionCookieValue } from './session'
import { postsPerMinuteMax } from './sign-in'
import { signInOrigin } from './sign-in-origin'
import type { Viewer } from './viewer'

export const ticketSeconds = 120
/** How long the desktop has after the phone's yes. */
const enterSeconds = 30

type Done = { ok: true } | { ok: false; message: string }

/** A new code for this browser, in place of the one it showed; bound to it by a cookie, and worth two minutes. Refuses more than 30 a minute from one address. */
export async function openTicket(): Promise<Done> {
  const { deviceName, address, network } = await signInOrigin()
  if (network && (await countInMinute(`address:${network}`)) > postsPerMinuteMax)
    return { ok: false, message: '这个网络地址的登录次数太多，请一分钟后再试' }
  const old = await cookie().read()
  if (old) await cancelShownTickets(sha256(old))
  const browser = randomBytes(32).toString('base64url')
  await insertTicket(
    { ticketHash: sha256(ticketOf(browser)), browserHash: sha256(browser), device: deviceName, address },
    ticketSeconds,
  )
  await cookie().write(browser)
  return { ok: true }
}

/** What this browser shows: the address in its code, and how it stands. Null: nothing. */
export async function shownTicket(): Promise<{ url: string; state: TicketState } | null> {
  const browser = await cookie().read()
  const ticket = browser && (await findShownTicket(sha256(browser)))
  return ticket ? { url: `${settings().publicUrl}/qr/${ticketOf(browser)}`, state: ticket.state } : null
}

/** Takes the code of this browser away. */
export async function cancelShown() {
  const browser = await cookie().read()
  if (browser) await cancelShownTickets(sha256(browser))
}

/**
 * The desktop goes in as whom the phone said, once, with a new session. Refuses until the phone has confirmed, and where the phone's own
 * session has ended since.
 */
export async function enterByTicket(): Promise<{ ok: true; kind: 'person' | 'unit' } | { ok: false; message: string }> {
  const browser = await cookie().read()
  const shown = browser && (await findShownTicket(sha256(browser)))
  if (!browser || !shown) return { ok: false, message: '这个浏览器没有显示二维码，请点“换一个二维码”' }
  if (shown.state === 'waiting') return { ok: false, message: '手机上还没有确认。请用手机扫码，在手机上点“确认登录”' }
  const account = await spendShownTicket(sha256(browser))
  if (!account || account.kind === 'staff') return { ok: false, message: '二维码已失效，没有登录。请点“换一个二维码”，再扫一次' }
  await cookie().clear()
  await enter(account, 'qr')
  return { ok: true, kind: account.kind }
}

export type AskingDevice = { state: TicketState; device: string; address: string; createdAt: Date; own: boolean }

/** What a phone is shown of the code that it opened: which device asks, since when; `own`: this phone has confirmed it. Null: no such code. */
export async function readTicket(ticket: string): Promise<AskingDevice | null> {
  const found = await findTicket(sha256(ticket))
  if (!found) return null
  const { confirmedSession, ...shown } = found
  return { ...shown, own: confirmedSession !== null && confirmedSession === (await ownSession()) }
}

/** 确认登录 on the phone. Refuses staff, who sign in with password and one-time code alone, and a code that is used, cancelled, late, or confirmed by another. */
export async function confirmOnPhone(viewer: Viewer, ticket: string): Promise<Done> {
  if (viewer.kind === 'staff') return { ok: false, message: staffWords }
  const confirmed = await confirmTicket(sha256(ticket), (await ownSession()) ?? '', enterSeconds)
  return confirmed
    ? { ok: true }
    : { ok: false, message: '这个二维码已经用过、取消或过期，电脑没有登录。请在电脑上换一个二维码再扫' }
}

/** 取消 on the phone. */
export async function cancelOnPhone(ticket: string) {
  await cancelTicket(sha256(ticket), (await ownSession()) ?? '')
}

export const staffWords = '工作人员账号只能用密码和动态口令登录，不能扫码登录'

/** What the code says follows from the cookie, and not the other way round: who photographs the screen cannot go in. */
function ticketOf(browser: string): string {
  return keyedHash(browser, 'qr-ticket')
}

async function ownSession() {
  const id = await sessionCookieValue()
  return id && sha256(id)
}

function cookie() {
  return hostCookie('qr', ticketSeconds + enterSeconds)
}
