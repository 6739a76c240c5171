'use server'
import { postedForm } from '@/app/posted-form'
import { requestOrigin } from '@/lib/access/origin'
import { networkOf } from '@/lib/account/trusted-address'
import { checkSms, type SmsVerdict } from '@/lib/message/check-sms'

export async function checkSmsAction(
  _: unknown,
  formData: FormData,
): Promise<{ digits: string; code: string; verdict: SmsVerdict }> {
  const form = postedForm(formData)
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 40)
  const { address } = await requestOrigin()
  const typed = { digits: text('digits'), code: text('code') }
  return { ...typed, verdict: await checkSms(typed, address ? networkOf(address) : null) }
}
