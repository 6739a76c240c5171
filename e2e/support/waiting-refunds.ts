import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { seedId } from '@/db/seed/seed-id'
import type { Viewer } from '@/lib/access/viewer'
import { localStorage } from '@/lib/gateway/storage/local'
import { claimCase } from '@/lib/workflow/claim'
import { openCase } from '@/lib/workflow/open-case'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { databaseUrl, ownerDatabase } from './database'
import { type Candidate, newCandidate } from './people'
import { sessionId } from './registering'

export type WaitingRefund = { id: string; number: string; who: Candidate }

/**
 * A 考试退费 that a candidate of this name has submitted: of an order paid twice, which is put there by the owner of the database as if
 * it had come about the long way; the request itself is opened and submitted by the product's own functions.
 */
export async function submitRefund(name: string, explanation: string): Promise<WaitingRefund> {
  process.env.DATABASE_URL ??= databaseUrl('application')
  const who = await newCandidate(name)
  const orderId = await paidTwice(who)
  const viewer = viewerOf(who)
  const opened = await openCase(viewer, {
    kind: 'exam-refund',
    aboutId: orderId,
    scope: sessionId,
    applicantId: who.id,
    answers: { reason: 'duplicate', explanation },
  })
  if (!opened.ok) throw new Error(opened.message)
  await surely(transition(viewer, opened.id, 'submit'))
  const [row] = await ownerDatabase()<{ number: string }[]>`select number from cases where id = ${opened.id}`
  return { id: opened.id, number: row?.number ?? '', who }
}

/** Sent back by a cashier once, and submitted again with another explanation. */
export async function returnAndResubmit({ id, who }: WaitingRefund, opinion: string, explanation: string) {
  const cashier = { ...viewerOf(who), accountId: seedId('account caiwu1'), kind: 'staff' as const, personId: null }
  const staff: Viewer = { ...cashier, roles: [{ role: 'cashier', scope: '*' }] }
  await surely(claimCase(staff, id))
  await surely(transition(staff, id, 'return', { opinion }))
  await resubmit({ id, who }, { explanation })
}

/** Changed by its candidate before a cashier took it, and submitted again. */
export async function resubmit({ id, who }: Pick<WaitingRefund, 'id' | 'who'>, change: Record<string, string>) {
  await surely(saveAnswers(viewerOf(who), id, change, 1))
  await surely(transition(viewerOf(who), id, 'resubmit'))
}

export type Proof = { name: string; mediaType: 'image/jpeg' | 'application/pdf'; bytes: Buffer }

/** Puts files among the materials of a case, as they lie there once they were uploaded. */
export async function attachMaterials({ id, who }: WaitingRefund, proofs: readonly Proof[]) {
  const store = localStorage(join(process.env.E2E_DATA_DIR ?? '', 'files'))
  for (const { name, mediaType, bytes } of proofs) {
    const key = randomUUID().replaceAll('-', '') + randomUUID().replaceAll('-', '')
    await store.put(key, bytes)
    await ownerDatabase()`
      insert into materials (owner_id, case_id, purpose, name, storage_key, media_type, bytes, sha256, created_at)
      values (${who.id}, ${id}, 'proof', ${name}, ${key}, ${mediaType}, ${bytes.length}, '', business_now())`
  }
}

/** A picture and a PDF of two pages. */
export async function receipts(): Promise<Proof[]> {
  const text =
    '<svg width="900" height="600"><rect width="900" height="600" fill="#eef"/><text x="60" y="120" font-size="60">RECEIPT 66.00</text></svg>'
  return [
    { name: '付款截图.jpg', mediaType: 'image/jpeg', bytes: await sharp(Buffer.from(text)).jpeg().toBuffer() },
    { name: '银行流水.pdf', mediaType: 'application/pdf', bytes: twoPages() },
  ]
}

async function paidTwice(who: Candidate): Promise<string> {
  const sql = ownerDatabase()
  const [registrationId, orderId, mark] = [randomUUID(), randomUUID(), randomBytes(6).toString('hex')]
  await sql`
    insert into cases (id, number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
    values (${registrationId}, ${`E-${mark}`}, 'exam-registration', 'paid', business_now(), 'examOfficer', ${sessionId}, ${who.id}, 'examSession', ${sessionId})`
  await sql`
    insert into orders (id, number, case_id, person_id, session_id, title, amount_fen, opens_at, deadline, created_at)
    select ${orderId}, ${`E${mark}`}, ${registrationId}, ${who.id}, s.id, s.title, s.fee_fen, w.opens_at, w.closes_at, business_now()
    from exam_sessions s join exam_windows w on w.session_id = s.id and w.name = 'payment' where s.id = ${sessionId}`
  for (const standing of ['settles', 'duplicate'])
    await sql`
      insert into payments (order_id, channel, transaction_number, amount_fen, paid_at, learnt_at, standing)
      select id, 'sandbox', ${`${mark}-${standing}`}, amount_fen, business_now(), business_now(), ${standing} from orders where id = ${orderId}`
  return orderId
}

function viewerOf(who: Candidate): Viewer {
  return { accountId: who.accountId, kind: 'person', name: who.name, personId: who.id, unitId: null, roles: [] }
}

export async function surely(outcome: Promise<{ ok: boolean; message?: string }>) {
  const { ok, message } = await outcome
  if (!ok) throw new Error(message)
}

/** As plain as a PDF can be; readers forgive that it has no table of its objects. */
function twoPages(): Buffer {
  const page = (
    number: number,
    words: string,
  ) => `${number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<</Font<</F 7 0 R>>>>/Contents ${number + 2} 0 R>>endobj
${number + 2} 0 obj<</Length ${words.length + 31}>>stream
BT /F 24 Tf 40 300 Td (${words}) Tj ET
endstream endobj
`
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
${page(3, 'Receipt one')}${page(4, 'Receipt two')}7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`)
}
