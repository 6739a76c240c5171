import { z } from 'zod'
import { db } from '@/db/client'
import { getPerson } from '@/db/queries/exam'
import { findSms, insertMessage, insertSms, recordSmsTry } from '@/db/queries/message'
import { now } from '@/lib/clock/now'
import { seal, unseal } from '@/lib/crypto/sealed'
import { smsGateway } from '@/lib/gateway/sms/http'
import { log } from '@/lib/log/log'
import { normaliseMobile } from '@/lib/text/mobile'
import { smsText } from './sms-text'

/** What effects leave in the outbox as task `notify`. `sms` is the purpose of the SMS; null: the inbox alone. */
export const notifySchema = z.object({
  key: z.string().min(1).max(200),
  personId: z.uuid(),
  title: z.string().min(1),
  body: z.string(),
  href: z.string().startsWith('/'),
  sms: z.string().min(1).max(40).nullish(),
})

/**
 * Delivers one message: a row in the inbox and, for people with a mainland mobile, an SMS. May be run any number of times with
 * the same key: there is one row of each, and the carrier is called until it took the SMS. Throws where it should be run again.
 */
export async function deliver(payload: unknown): Promise<void> {
  const notice = notifySchema.parse(payload)
  const [person, at] = await Promise.all([getPerson(notice.personId), now()])
  // The person is gone: nobody is left to be told.
  if (!person) return log.warn({ key: notice.key }, 'a message has no addressee')
  const { key, personId, title, body, href, sms } = notice
  const mobile = sms ? normaliseMobile(unseal(person.mobileSealed, 'mobile')) : null
  await db().transaction(async (tx) => {
    await insertMessage(tx, { key, personId, title, body, href, sentAt: at })
    if (!sms || !mobile) return
    const sealed = { toSealed: seal(mobile, 'sms-to'), textSealed: seal(smsText(title, body), 'sms-text') }
    await insertSms(tx, { key, personId, purpose: sms, ...sealed, state: 'waiting' })
  })
  if (mobile) await sendSms(key, at)
}

/** Sends the stored SMS unless it was sent. The carrier knows it by its key, so that two tries at once are one SMS. */
async function sendSms(key: string, at: Date) {
  const row = await findSms(key)
  if (!row || row.state === 'sent') return
  const { purpose, toSealed, textSealed } = row
  const sent = await smsGateway().send({ key, purpose, to: unseal(toSealed, 'sms-to'), text: unseal(textSealed, 'sms-text') })
  await recordSmsTry(key, sent.ok ? 'sent' : 'failed', at)
  if (!sent.ok && sent.again) throw new SmsNotTaken(`the carrier did not take ${key}`)
  if (!sent.ok) log.error({ key }, 'the carrier refused an SMS for good')
}

export class SmsNotTaken extends Error {
  override name = 'SmsNotTaken'
}
