'use server'
import { postedForm } from '@/app/posted-form'
import { requestOrigin } from '@/lib/access/origin'
import { networkOf } from '@/lib/account/trusted-address'
import { type LookedUp, lookUp } from '@/lib/certificate/look-up'

export async function lookUpAction(_: unknown, formData: FormData): Promise<LookedUp> {
  const form = postedForm(formData)
  const text = (name: string, length = 100) => String(form.get(name) ?? '').slice(0, length)
  const { address } = await requestOrigin()
  const asked = { exam: text('exam'), name: text('name'), idNumber: text('idNumber'), number: text('number') }
  return lookUp({ ...asked, proof: text('proof', 5000) }, address ? networkOf(address) : null)
}
