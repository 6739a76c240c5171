import { findChecked } from '@/db/queries/message'
import { countInMinute } from '@/db/queries/sign-in'
import { unseal } from '@/lib/crypto/sealed'
import { maskMobile } from '@/lib/text/mask'
import { checkHashOf, readCheckCode } from './check-code'
import { templateName } from './templates'

const perNumberMax = 20
const perNetworkMax = 60

export type SmsVerdict =
  | { genuine: true; kind: string; to: string; postedAt: Date; sentAt: Date | null; state: 'waiting' | 'sent' | 'failed' }
  | { genuine: false; tooMany: boolean }

/**
 * 短信真伪查询 (B-14): did we write the SMS with this check code to the number with these last four digits? A wrong code, wrong digits and
 * what cannot be read are one and the same miss. In a minute 20 questions about the same digits and 60 from one network are answered.
 */
export async function checkSms(typed: { digits: string; code: string }, network: string | null): Promise<SmsVerdict> {
  const digits = /^\d{4}$/.exec(typed.digits.normalize('NFKC').replace(/\s/g, ''))?.[0]
  const code = readCheckCode(typed.code)
  if (network && (await countInMinute(`address:sms-check:${network}`)) > perNetworkMax) return { genuine: false, tooMany: true }
  if (!digits) return { genuine: false, tooMany: false }
  // Whatever the code: a miss must not tell a code of ours from one that could never be one.
  if ((await countInMinute(`address:sms-check:number:${digits}`)) > perNumberMax) return { genuine: false, tooMany: true }
  const sms = code && (await findChecked(checkHashOf(digits, code)))
  if (!sms) return { genuine: false, tooMany: false }
  const { createdAt: postedAt, sentAt, state } = sms
  return {
    genuine: true,
    kind: templateName(sms.template),
    to: maskMobile(unseal(sms.toSealed, 'sms-to')),
    postedAt,
    sentAt,
    state,
  }
}
