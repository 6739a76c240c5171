import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DishonestyForm } from '@/components/office/dishonesty-form'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { readNamedPerson } from '@/lib/dishonesty/read-named-person'
import { proposeEntryAction } from '../actions'

export const metadata: Metadata = { title: '记入诚信档案' }

/** 记入诚信档案, of the candidate of a registration or of the person with an ID number (O-23). */
export default async function NewEntryPage({ searchParams }: { searchParams: Promise<{ case?: string | string[] }> }) {
  const [viewer, { case: asked }] = [await requireViewer('staff'), await searchParams]
  if (!hasRole(viewer, 'examOfficer')) notFound()
  const person = typeof asked === 'string' ? await readNamedPerson(viewer, asked) : null
  return (
    <Page width="form">
      <PageTitle
        title="记入诚信档案"
        back={{ href: '/office/dishonesty', label: '诚信档案库' }}
        lead="依据处理决定登记，另一位考务人员复核后生效，本人会收到短信和站内消息。登记以后不能修改。"
      />
      <DishonestyForm person={person} today={isoDay(await now())} action={proposeEntryAction} />
    </Page>
  )
}
