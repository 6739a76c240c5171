'use server'
import { postedForm } from '@/app/posted-form'
import { requestOrigin } from '@/lib/access/origin'
import { networkOf } from '@/lib/account/trusted-address'
import { type Reported, reportConcern } from '@/lib/publicity/concern/report'

export type ReportAnswer = { typed: { reason: string; contact: string }; reported: Reported }

export async function reportConcernAction(_: unknown, sent: FormData): Promise<ReportAnswer> {
  const since = performance.now()
  const form = postedForm(sent)
  const text = (name: string) => {
    const value = form.get(name)
    // Longer than anything that is right, and short enough to be sent back.
    return typeof value === 'string' ? value.slice(0, 4000) : ''
  }
  const typed = { reason: text('reason'), contact: text('contact').slice(0, 100) }
  const { address } = await requestOrigin()
  const report = { ...typed, entryId: text('entry'), proof: text('proof') }
  return { typed, reported: await reportConcern(report, address ? networkOf(address) : null, since) }
}
