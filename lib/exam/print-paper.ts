import { randomBytes } from 'node:crypto'
import { getCase, latestDocument } from '@/db/queries/case'
import { signedCommitment } from '@/db/queries/commitment'
import { type ExamFrame, getExamFrame, getMaterial, getRegistration, listAgreements } from '@/db/queries/exam'
import { recordPrint } from '@/db/queries/print'
import { listNeedWords } from '@/db/queries/seat-needs'
import { type Seat, seatOfCase } from '@/db/queries/seating'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute, exact } from '@/lib/clock/format'
import { settings } from '@/lib/config/settings'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import { storage } from '@/lib/gateway/storage/storage'
import { log } from '@/lib/log/log'
import type { CandidatePaper, DocumentProps } from '@/lib/print/documents'
import { renderDocument } from '@/lib/print/render-document'
import { arrival } from '@/lib/workflow/arrival'
import { openRow } from '@/lib/workflow/freeze-answers'
import { isOpen, stateAt, stateOf } from '@/lib/workflow/machine'
import { admitCardOf } from './admit-card'
import { counts } from './counts'
import { registrationMachine } from './machine'

export type PrintedPaper =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; refusal: 'not_found' | 'not_open' | 'missing_glyph' | 'busy'; message: string }

const windows = { 'application-form': 'applicationForm', 'admit-card': 'admitCard' } as const
const names = { 'application-form': '报名表', 'admit-card': '准考证' } as const

/**
 * Prints a candidate's paper: only after payment, only inside its window (by the arrival of the request), the admit card only with a
 * seat of a frozen draw (E-30, E-32). What is printed is what was confirmed: the frozen document, not what the account says today.
 */
export async function printPaper(viewer: Viewer, document: CandidatePaper, caseId: string, since: number): Promise<PrintedPaper> {
  const at = await arrival(since)
  const found = await getCase(viewer, caseId)
  const frame = found && relationsTo(viewer, found.head).has('applicant') ? await getExamFrame(found.head.aboutId) : null
  if (!found || !frame) return { ok: false, refusal: 'not_found', message: '没有找到这项报名，请从“我的考试”进入。' }
  const state = stateAt(registrationMachine, found.head, at)
  const closed = (message: string): PrintedPaper => ({ ok: false, refusal: 'not_open', message })
  const { ends, label } = stateOf(registrationMachine, state)
  if (ends === 'badly') return closed(`这项报名的状态是“${label}”，不能打印${names[document]}。`)
  if (!counts(state)) return closed(`缴费后可打印${names[document]}。`)
  const window = frame.windows[windows[document]]
  if (!isOpen(window, at))
    return closed(`${names[document]}的打印时间是 ${dayAndMinute(window.from)} 至 ${dayAndMinute(window.to)}。`)
  const seat = document === 'admit-card' ? await seatOfCase(caseId) : null
  if (document === 'admit-card' && !seat) return closed('座位编排中，编排后可打印准考证。')

  const content = await readContent(caseId, frame, found.head.number, seat)
  const common = await recordPaper(document, caseId, frame, content, at, { takenAt: at })
  const rendered = await renderDocument(document, propsOf(document, content, seat, frame, common))
  if (rendered.ok) return { ok: true, bytes: rendered.bytes }
  return refused(rendered, caseId, document)
}

/** Gives the paper its code, under which what it says can be verified (S-13); `takenAt` where it is the candidate who takes it out. */
export async function recordPaper(
  document: CandidatePaper,
  caseId: string,
  frame: ExamFrame,
  content: Content,
  at: Date,
  taken: { takenAt?: Date } = {},
) {
  const contentHash = sha256(canonicalJson({ document, ...content, photo: sha256(content.photo) }))
  const printed = await recordPrint({
    code: newCode(),
    document,
    caseId,
    contentHash,
    serial: newSerial(document),
    printedAt: at,
    ...taken,
  })
  return {
    photo: content.photo,
    examTitle: frame.session.title,
    printedAt: exact(at),
    serial: printed.serial,
    verify: { code: printed.code, url: `${settings().publicUrl}/verify/${printed.code}` },
  }
}

type Common = Pick<DocumentProps['admit-card'], 'photo' | 'examTitle' | 'printedAt' | 'serial' | 'verify'>
export type Content = Awaited<ReturnType<typeof readContent>>

export async function readContent(caseId: string, frame: ExamFrame, number: string, seat: Seat | null) {
  const [document, registration, agreements, accessibleNeeds, signed] = await Promise.all([
    latestDocument(caseId),
    getRegistration(caseId),
    listAgreements(caseId),
    seat ? listNeedWords(caseId) : [],
    signedCommitment(caseId),
  ])
  const material = registration?.photoId ? await getMaterial(registration.photoId) : null
  const photo = material && (await storage().get(material.storageKey))
  if (!document || !registration || !photo) throw new Error(`a paid registration without document or photo: ${caseId}`)
  const rows = document.rows.map((row) => ({ ...row, answer: openRow(row) }))
  const commitment =
    signed && !signed.withdrawnAt ? [{ title: signed.letter?.split('\n')[0] ?? '告知承诺书', agreedAt: exact(signed.at) }] : []
  const letters = [...agreements.map(({ title, agreedAt }) => ({ title, agreedAt: exact(agreedAt) })), ...commitment]
  return {
    rows,
    letters,
    photo: new Uint8Array(photo),
    number,
    level: registration.level ?? '',
    specialty: registration.specialty ?? '',
    seat,
    papers: frame.papers,
    notices: frame.session.admitCardNotices,
    accessibleNeeds,
  }
}

function propsOf<Name extends CandidatePaper>(
  name: Name,
  content: Content,
  seat: Seat | null,
  frame: ExamFrame,
  common: Common,
): DocumentProps[Name]
function propsOf(name: CandidatePaper, content: Content, seat: Seat | null, frame: ExamFrame, common: Common) {
  if (name === 'application-form')
    return {
      ...common,
      registrationNumber: content.number,
      statusLabel: '已缴费',
      sections: sectionsOf(content),
      letters: content.letters,
    }
  if (!seat) throw new Error('an admit card without a seat')
  return { ...common, ...admitCardOf(content, seat, frame) }
}

function sectionsOf({ rows }: Content) {
  const sections: { title: string; rows: { label: string; value: string }[] }[] = []
  for (const row of rows) {
    const last = sections.at(-1)
    const line = { label: row.question, value: row.answer || '—' }
    if (last?.title === row.section) last.rows.push(line)
    else sections.push({ title: row.section, rows: [line] })
  }
  return sections
}

/** A paper that cannot be printed is an exam missed: it is logged as an error, without what it says. */
function refused(
  rendered: { refusal: 'missing_glyph'; characters: string[] } | { refusal: 'queue_full' },
  caseId: string,
  document: CandidatePaper,
): PrintedPaper {
  if (rendered.refusal === 'queue_full') return { ok: false, refusal: 'busy', message: '现在打印的人很多，请过一分钟再试。' }
  log.error(
    { caseId, document, codePoints: rendered.characters.map((one) => one.split(' ').at(-1)) },
    'paper not printed: no font has these characters',
  )
  return {
    ok: false,
    refusal: 'missing_glyph',
    message: `${names[document]}中有系统字库暂缺的字：${rendered.characters.join('、')}。为避免印错，没有打印。我们已收到提醒，请致电 0755-88100099 处理。`,
  }
}

// 20 letters and digits without the ones that look alike: nobody guesses one, anybody can type one.
export function newCode(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return Array.from(randomBytes(20), (byte) => alphabet[byte % alphabet.length]).join('')
}

function newSerial(document: CandidatePaper): string {
  const prefix = { 'application-form': 'BMB', 'admit-card': 'ZKZ' }[document]
  return `${prefix}-${randomBytes(5).toString('hex').toUpperCase()}`
}
