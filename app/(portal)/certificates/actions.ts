'use server'
import { postedForm } from '@/app/posted-form'
import { requestOrigin } from '@/lib/access/origin'
import { networkOf } from '@/lib/account/trusted-address'
import { type LookedUp, lookUp } from '@/lib/certificate/look-up'

type Typed = { name: string; idNumber: string; number: string }

export async function lookUpAction(_: unknown, formData: FormData): Promise<{ typed: Typed; answer: LookedUp }> {
  const form = postedForm(formData)
  const text = (name: string, length = 100) => String(form.get(name) ?? '').slice(0, length)
  const { address } = await requestOrigin()
  const typed = { name: text('name'), idNumber: text('idNumber'), number: text('number') }
  const asked = { ...typed, exam: text('exam'), proof: text('proof', 5000) }
  return { typed, answer: await lookUp(asked, address ? networkOf(address) : null) }
}
