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

const payloadSchema = z.union([noticeSchema, writtenSchema, againSchema])

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
  const { key, personId, href, scope } = notice
  const [person, words] = await Promise.all([getPerson(personId), wordsOf(notice)])
  // The person is gone: nobody is left to be told.
  if (!person) return log.warn({ key }, 'a message has no addressee')
  const { title, body, sms, purpose, template, version } = words
  const mobile = sms ? normaliseMobile(unseal(person.mobileSealed, 'mobile')) : null
  const about = { key, personId, scope, template, templateVersion: version }
  await db().transaction(async (tx) => {
    await insertMessage(tx, { ...about, title, body, href, sentAt: at })
    if (sms && mobile) await insertSms(tx, { ...about, ...sealedSms(mobile, sms), purpose, state: 'waiting', createdAt: at })
  })
  if (mobile) await sendSms(key, at, attempt)
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
  const sent = await smsGateway().send({ key, purpose, to: unseal(toSealed, 'sms-to'), text: unseal(textSealed, 'sms-text') })
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
