'use server'
import { postedForm } from '@/app/posted-form'
import { requestOrigin } from '@/lib/access/origin'
import { networkOf } from '@/lib/account/trusted-address'
import { type ConcernOutcome, readConcernOutcome } from '@/lib/publicity/concern/receipt'

export type OutcomeAnswer = { number: string; code: string; outcome: ConcernOutcome }

export async function readOutcomeAction(_: unknown, sent: FormData): Promise<OutcomeAnswer> {
  const form = postedForm(sent)
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, 40) : ''
  }
  const { address } = await requestOrigin()
  const typed = { number: text('number'), code: text('code') }
  return { ...typed, outcome: await readConcernOutcome(typed, address ? networkOf(address) : null) }
}
