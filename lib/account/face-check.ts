// The only place that decides whether a face check was passed.
import { createHmac, randomUUID } from 'node:crypto'
import { db, type Queryable } from '@/db/client'
import {
  consumeFaceMatch,
  type FaceCheckRow,
  findFaceCheck,
  markFaceCheckStarted,
  recordFaceOutcome,
  replaceFaceCheck,
} from '@/db/queries/face-check'
import { settings } from '@/lib/config/settings'
import { sha256 } from '@/lib/crypto/canonical'
import { derivedKey, seal, unseal } from '@/lib/crypto/sealed'
import { faceGateway } from '@/lib/gateway/face/http'
import type { FaceSubject } from '@/lib/gateway/face/port'
import { checkDigit } from '@/lib/text/id-number'
import { type FacePurpose, type FaceStanding, facePurposes, faceWords } from './face-words'

/** What the browser that asks shows: `address` is what the QR code holds, `ticket` what it polls with. */
export type FaceCode = { ticket: string; address: string; expiresAt: Date; standing: FaceStanding }

const minutes = 5

/**
 * Opens a check for `flow`, whose earlier ones it replaces: one use, 5 minutes of the wall clock, its ticket kept as a hash. `flow`
 * is the id of the flow that the browser's cookie leads to; nobody else can take the answer. `device` is what the phone's owner reads of
 * who asks. `subject` null: nobody was found; the code looks the same, the service is asked about somebody who does not exist, and the
 * answer is never a match. How often somebody may ask is for the caller to limit.
 */
export async function openFaceCheck(
  subject: FaceSubject | null,
  asked: { purpose: FacePurpose; flow: string; device: string },
  on: Queryable = db(),
): Promise<FaceCode> {
  const id = randomUUID()
  const ticket = ticketOf(id)
  const { name, idKind, idNumber } = subject ?? nobody
  const subjectSealed = seal(JSON.stringify({ name, idKind, idNumber }), 'face-subject')
  const row = { id, ticketHash: sha256(ticket), ...asked, known: subject !== null, subjectSealed }
  return codeOf(ticket, await replaceFaceCheck(row, minutes, on), 'waiting')
}

/** The code that a flow shows now, for drawing its page again; null: it has opened none. */
export async function currentFaceCode(flow: string, gateway = faceGateway()): Promise<FaceCode | null> {
  const row = await findFaceCheck({ flow })
  return row && codeOf(ticketOf(row.id), row.expiresAt, await standingOf(row, gateway))
}

/** How the check of a ticket stands, after asking the service where a phone is at it. Says nothing that the ticket's holder could use elsewhere. */
export async function faceCheckStanding(ticket: string, gateway = faceGateway()): Promise<FaceStanding> {
  const row = await findFaceCheck({ ticketHash: sha256(ticket) })
  return row ? standingOf(row, gateway) : 'expired'
}

/**
 * Takes the match of a flow's check, in the transaction of the step that rests on it: once, and within 5 minutes of the answer. Else the
 * words that the step shows.
 */
export async function takeFaceMatch(
  flow: string,
  on: Queryable = db(),
  gateway = faceGateway(),
): Promise<{ ok: true } | { ok: false; standing: FaceStanding; message: string }> {
  const row = await findFaceCheck({ flow }, on)
  const standing = row ? await standingOf(row, gateway, on) : 'expired'
  if (standing === 'match' && (await consumeFaceMatch(flow, minutes, on))) return { ok: true }
  const shown = standing === 'match' ? 'expired' : standing
  return { ok: false, standing: shown, message: unfinished[shown] ?? faceWords[shown] }
}

const unfinished: Partial<Record<FaceStanding, string>> = {
  waiting: '还没有完成人脸识别。请用手机扫描二维码，识别通过后再点“我已完成”。',
  started: '手机上的人脸识别还没有完成，请完成后再点“我已完成”。',
}

/** What the phone shows before anything starts; null: no such ticket, or it was replaced. */
export async function faceCheckOnPhone(ticket: string, gateway = faceGateway()) {
  const row = await findFaceCheck({ ticketHash: sha256(ticket) })
  if (!row) return null
  const purpose = facePurposes[row.purpose as FacePurpose]
  return { purpose, device: row.device, askedAt: row.createdAt, standing: await standingOf(row, gateway) }
}

/** The phone goes on: where its camera is looked into. Refused where the ticket is over or the service does not answer; may then be tried again. */
export async function startFaceCheck(
  ticket: string,
  gateway = faceGateway(),
): Promise<{ ok: true; url: string } | { ok: false; message: string }> {
  const row = await findFaceCheck({ ticketHash: sha256(ticket) })
  if (!row || row.over || row.outcome) return { ok: false, message: '二维码已失效，请在原来的页面换一个二维码，再用手机扫描。' }
  const subject: FaceSubject = JSON.parse(unseal(row.subjectSealed, 'face-subject'))
  const { expiresAt } = row
  const opened = await gateway.open({ ...subject, reference: row.ticketHash, returnUrl: addressOf(ticket), expiresAt })
  if (!opened.ok) return { ok: false, message: '人脸识别服务暂时没有应答，请稍后再点一次；也可以改用其他找回方式。' }
  await markFaceCheckStarted(row.id)
  return { ok: true, url: opened.url }
}

async function standingOf(row: FaceCheckRow, gateway = faceGateway(), on: Queryable = db()): Promise<FaceStanding> {
  if (row.usedAt) return 'expired'
  if (row.outcome) return row.outcome
  if (row.over) return 'expired'
  if (!row.startedAt) return 'waiting'
  const answer = await gateway.ask(row.ticketHash)
  if (!answer.ok) return 'unreachable'
  if (answer.outcome === 'pending') return 'started'
  const outcome = row.known ? answer.outcome : 'mismatch'
  await recordFaceOutcome(row.id, outcome, on)
  return outcome
}

/** Made from the row's id, so that the page can be drawn again although only the ticket's hash is kept. */
function ticketOf(id: string) {
  return createHmac('sha256', derivedKey('face-ticket')).update(id).digest('base64url')
}

function addressOf(ticket: string) {
  return `${settings().publicUrl}/face/${ticket}`
}

function codeOf(ticket: string, expiresAt: Date, standing: FaceStanding): FaceCode {
  return { ticket, address: addressOf(ticket), expiresAt, standing }
}

/** Whom the service is asked about where nobody was found; no place has the area code 999999. */
const nobody: FaceSubject = {
  name: '查无此人',
  idKind: 'residentId',
  idNumber: `99999919000101000${checkDigit('99999919000101000')}`,
}
