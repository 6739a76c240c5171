import { db, type Tx } from '@/db/client'
import { insertOutbox } from '@/db/queries/case'
import {
  carryProofs,
  countLevels,
  hasCertificate,
  insertLevel,
  type LevelRow,
  lockOwnLevel,
  removeLevelRow,
} from '@/db/queries/education'
import { lockPerson } from '@/db/queries/person'
import type { Viewer } from '@/lib/access/viewer'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { keyedHash, seal, unseal } from '@/lib/crypto/sealed'
import { certificateNumber } from '@/lib/text/certificate-number'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Answers, checkStep, type Problems, stepOf } from '@/lib/workflow/form'
import { levelForm } from './form'

const levelsMax = 10
const savesPerDayMax = 20
const dayMs = 86_400_000
const firstAskMs = 60_000

export type LevelSaved = { ok: true } | { ok: false; problems: Problems; message?: string }

/**
 * Keeps an education level of the viewer's, a new one (`id` null) or an edited one, and begins its check in the same transaction (E-10,
 * E-14). An edit is a new level in the place of the old, so that no answer about the old one counts; where nothing was changed and the check
 * passed or runs, nothing happens. Refuses, field by field, what the form refuses, a certificate that is there already, and one's ID number.
 */
export async function saveLevel(viewer: Viewer, id: string | null, sent: Answers): Promise<LevelSaved> {
  const typed = Object.fromEntries(Object.entries(sent).map(([name, text]) => [name, cleanText(text)]))
  const { personId } = viewer
  if (personId === null || viewer.kind !== 'person') return refused('请用个人账号填写学历。')
  return db().transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    const old = id === null ? null : await lockOwnLevel(tx, viewer, id)
    if (!person || (id !== null && !old)) return refused('这条学历刚才已被修改或删除，请返回查看。')
    const at = await now(tx)
    const step = stepOf(levelForm(isoDay(at).slice(0, 7), old?.level), 'level')
    const problems = checkStep(step, typed)
    if (Object.keys(problems).length > 0) return { ok: false, problems }
    const fresh = freshLevel(typed, old?.level ?? null)
    if (fresh.certificate !== null && fresh.certificate === unseal(person.idNumberSealed, 'id-number'))
      return wrongNumber('这是您的证件号码。请填写毕业证书上的编号')
    if (fresh.certificateHash && (await hasCertificate(tx, personId, fresh.certificateHash, old?.level.id ?? null)))
      return wrongNumber('这个编号的毕业证书您已经填过')
    const settled = old && (old.check.standing === 'passed' || old.check.standing === 'waiting')
    if (settled && isSame(fresh, old.level)) return { ok: true }
    const { standing, written } = await countLevels(tx, personId, new Date(at.getTime() - dayMs))
    if (written >= savesPerDayMax) return refused(`一天最多保存 ${savesPerDayMax} 次学历，请明天再试。`)
    if (old === null && standing >= levelsMax) return refused(`最多填写 ${levelsMax} 条学历，请先删除不用的。`)
    await keep(tx, personId, fresh, old?.level ?? null, at)
    return { ok: true }
  })
}

type Fresh = ReturnType<typeof freshLevel>

/** What is kept of what was typed; numbers that were not typed again are the old ones. */
function freshLevel(typed: Answers, old: LevelRow | null) {
  const text = (name: string) => (typed[name] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  const abroad = typed.abroad === 'yes'
  const number = abroad ? '' : certificateNumber(typed.certificate ?? '')
  const oldCertificate = abroad || !old?.certificateSealed ? null : unseal(old.certificateSealed, 'diploma')
  const certificate = number || oldCertificate
  const degreeNumber = certificateNumber(typed.degreeCertificate ?? '')
  const oldDegree = old?.degreeCertificateSealed ? unseal(old.degreeCertificateSealed, 'diploma') : null
  return {
    level: text('level'),
    degree: text('degree'),
    school: text('school'),
    major: text('major'),
    startedOn: text('startedOn'),
    endedOn: text('endedOn'),
    mode: text('mode'),
    abroad,
    certificate,
    certificateHash: certificate && keyedHash(certificate, 'diploma'),
    degreeCertificate: degreeNumber || oldDegree,
  }
}

const wordsCompared = ['level', 'degree', 'school', 'major', 'startedOn', 'endedOn', 'mode', 'abroad', 'certificateHash'] as const

function isSame(fresh: Fresh, old: LevelRow): boolean {
  const oldDegree = old.degreeCertificateSealed && unseal(old.degreeCertificateSealed, 'diploma')
  return wordsCompared.every((name) => fresh[name] === old[name]) && fresh.degreeCertificate === oldDegree
}

async function keep(tx: Tx, personId: string, fresh: Fresh, old: LevelRow | null, at: Date) {
  if (old) await removeLevelRow(tx, old.id, at)
  const { certificate, degreeCertificate, ...words } = fresh
  const level = {
    ...words,
    personId,
    certificateSealed: certificate && seal(certificate, 'diploma'),
    degreeCertificateSealed: degreeCertificate && seal(degreeCertificate, 'diploma'),
    createdAt: at,
  }
  // 学信网 knows neither diplomas from abroad nor those of secondary schools.
  const unasked = fresh.abroad ? ('abroad' as const) : fresh.level === '中专' ? ('secondary' as const) : null
  const askAt = new Date(at.getTime() + firstAskMs)
  const check = unasked
    ? { standing: 'onsite' as const, reason: unasked, startedAt: at, askAt: at, answeredAt: at }
    : { standing: 'waiting' as const, startedAt: at, askAt }
  const id = await insertLevel(tx, level, check)
  if (old && old.certificateHash === fresh.certificateHash && old.abroad === fresh.abroad) await carryProofs(tx, old.id, id)
  if (!unasked) await insertOutbox(tx, [{ task: 'check-education', payload: { level: id } }])
}

function refused(message: string): LevelSaved {
  return { ok: false, problems: {}, message }
}

function wrongNumber(words: string): LevelSaved {
  return { ok: false, problems: { certificate: words } }
}
