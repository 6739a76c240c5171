import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/db/client'
import { getPerson } from '@/db/queries/exam'
import { beginSmsTry, findSms, insertMessage, insertSms, recordSmsTry } from '@/db/queries/message'
import { getTemplate } from '@/db/queries/message-template'
import { now } from '@/lib/clock/now'
import { keyedHash, seal, unseal } from '@/lib/crypto/sealed'
import { failpoint } from '@/lib/failpoint/failpoint'
import { smsGateway } from '@/lib/gateway/sms/http'
import { log } from '@/lib/log/log'
import { codePurposes } from '@/lib/sms-code/purposes'
import { codeMask, codeOf, codeToDeliver } from '@/lib/sms-code/sms-code'
import { normaliseMobile } from '@/lib/text/mobile'
import { checkCodeOf, checkHashOf } from './check-code'
import { fillWords } from './fill-template'
import { smsText, smsWords } from './sms-text'
import { templates } from './templates'

const keySchema = z.string().min(1).max(200)
const addressed = {
  key: keySchema,
  personId: z.uuid(),
  scope: z.string().max(200).optional(),
  href: z.string().startsWith('/'),
}

/** What effects leave in the outbox as task `notify`; the outbox adds the version of the words (O-25). */
const noticeSchema = z.object({
  ...addressed,
  template: z.string().min(1).max(100),
  version: z.int().positive(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Sealed: to this mobile instead of the person's own, and not into the inbox. */
  to: z.string().optional(),
})

/** What they left before there were templates: such rows may still wait when this version starts. `sms` is its purpose; null: the inbox alone. */
const writtenSchema = z.object({
  ...addressed,
  title: z.string().min(1),
  body: z.string(),
  sms: z.string().min(1).max(40).nullish(),
})

/** An SMS that staff ask to be sent again. */
const againSchema = z.object({ again: keySchema })

/** An SMS code, by its row: the code itself is nowhere. */
const codeSchema = z.object({ code: z.uuid(), template: z.string().min(1), version: z.int().positive() })

const payloadSchema = z.union([noticeSchema, writtenSchema, againSchema, codeSchema])

/** `last`: nobody runs it again should it fail. */
export type Attempt = { last: boolean }

/**
 * Delivers one message: a row in the inbox and, for people with a mainland mobile, an SMS. May be run any number of times with
 * the same key: there is one row of each, and the carrier is called until it took the SMS. Throws where it should be run again, and
 * `MissingValue` where the event did not bring what its words ask for.
 */
export async function deliver(payload: unknown, attempt: Attempt = { last: false }): Promise<void> {
  const notice = payloadSchema.parse(payload)
  const at = await now()
  if ('again' in notice) return sendSms(notice.again, at, attempt)
  if ('code' in notice) return deliverCode(notice, at, attempt)
  const { key, personId, href, scope } = notice
  const [person, words] = await Promise.all([getPerson(personId), wordsOf(notice)])
  // The person is gone: nobody is left to be told.
  if (!person) return log.warn({ key }, 'a message has no addressee')
  const { title, body, sms, purpose, template, version } = words
  const elsewhere = 'to' in notice && notice.to ? unseal(notice.to, 'sms-to') : null
  const mobile = sms ? normaliseMobile(elsewhere ?? unseal(person.mobileSealed, 'mobile')) : null
  const about = { key, personId, scope, template, templateVersion: version }
  await db().transaction(async (tx) => {
    if (elsewhere === null) await insertMessage(tx, { ...about, title, body, href, sentAt: at })
    if (sms && mobile) await insertSms(tx, { ...about, ...sealedSms(mobile, sms), purpose, state: 'waiting', createdAt: at })
  })
  if (mobile) await sendSms(key, at, attempt)
}

/** Stored with a mask in place of the code, which only the carrier is told. */
async function deliverCode({ code: id, template: name, version }: z.infer<typeof codeSchema>, at: Date, attempt: Attempt) {
  const [code, template] = await Promise.all([codeToDeliver(id), getTemplate(name, version)])
  if (!code || !template) return
  const values = { purpose: codePurposes[code.purpose] ?? '身份核验', code: codeMask }
  const { sms } = fillWords(template, template.variables, values)
  const key = `${codeKey}${id}`
  const row = { key, template: name, templateVersion: version, purpose: 'code', state: 'waiting' as const, createdAt: at }
  await db().transaction((tx) => insertSms(tx, { ...row, ...sealedSms(unseal(code.toSealed, 'sms-to'), sms ?? '') }))
  await sendSms(key, at, attempt)
}

/** How the SMS of codes are named: what follows is the code's row. */
const codeKey = 'code:'

function withCode(key: string, text: string): string {
  return key.startsWith(codeKey) ? text.replace(codeMask, codeOf(key.slice(codeKey.length))) : text
}

type Notice = z.infer<typeof noticeSchema> | z.infer<typeof writtenSchema>

async function wordsOf(notice: Notice) {
  if (!('template' in notice)) {
    const { title, body, sms: purpose } = notice
    return { title, body, sms: purpose ? smsWords(title, body) : null, purpose: purpose ?? '', template: null, version: null }
  }
  const { template: key, version, values } = notice
  const template = await getTemplate(key, version)
  if (!template) throw new Error(`there is no template ${key}, version ${version}`)
  const words = fillWords(template, template.variables, values)
  return { ...words, purpose: templates[key]?.purpose ?? key, template: key, version }
}

function sealedSms(mobile: string, words: string) {
  const id = randomUUID()
  const code = checkCodeOf(id)
  return {
    id,
    toSealed: seal(mobile, 'sms-to'),
    toHash: keyedHash(mobile, 'mobile'),
    textSealed: seal(smsText(words, code), 'sms-text'),
    checkHash: checkHashOf(mobile.slice(-4), code),
  }
}

/** Sends the stored SMS unless it was sent; throws while somebody else is at it. The carrier knows it by its key, so that two tries are one SMS. */
async function sendSms(key: string, at: Date, { last }: Attempt) {
  const row = await beginSmsTry(key, at)
  if (!row) return refuseUnsent(key)
  const { purpose, toSealed, textSealed } = row
  const sent = await smsGateway().send({
    key,
    purpose,
    to: unseal(toSealed, 'sms-to'),
    text: withCode(key, unseal(textSealed, 'sms-text')),
  })
  failpoint('sms-taken')
  await recordSmsTry(key, { sent: sent.ok, again: !sent.ok && sent.again && !last }, at)
  if (!sent.ok && sent.again) throw new SmsNotTaken(`the carrier did not take ${key}`)
  if (!sent.ok) log.error({ key }, 'the carrier refused an SMS for good')
}

// Whoever is at it may be dead: were this try to end well, nobody would send it any more.
async function refuseUnsent(key: string) {
  const kept = await findSms(key)
  if (kept && kept.state !== 'sent') throw new SmsNotTaken(`somebody is at ${key}`)
}

export class SmsNotTaken extends Error {
  override name = 'SmsNotTaken'
}
