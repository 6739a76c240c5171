import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DishonestyDecision } from '@/components/office/dishonesty-decision'
import { DishonestyEntry } from '@/components/office/dishonesty-entry'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { openEntry } from '@/lib/dishonesty/open-entry'
import { decideDishonestyAction, proposeEndingAction } from '../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export const metadata: Metadata = { title: '诚信记录' }

const done: Record<string, string> = {
  proposed: '已经提出，等待另一位考务人员复核。',
  confirmed: '已确认，即时生效；本人会收到通知。',
  declined: '没有生效，记录保持原样。',
}

/** One entry of the registry: what it says, who entered and confirmed it, its early ending (O-23). */
export default async function EntryPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const entry = await openEntry(viewer, id)
  if (!entry) notFound()
  const asked = typeof query.done === 'string' ? query.done : ''
  return (
    <Page width="form">
      <PageTitle title={entry.name} above="诚信记录" back={{ href: '/office/dishonesty', label: '诚信档案库' }} />
      <div className="grid gap-5">
        {Object.hasOwn(done, asked) && (
          <Alert tone="done" live>
            {done[asked]}
          </Alert>
        )}
        <DishonestyEntry entry={entry} at={await now()} />
        {hasRole(viewer, 'examOfficer') && (
          <DishonestyDecision
            entry={entry}
            accountId={viewer.accountId}
            at={await now()}
            actions={{ decide: decideDishonestyAction, end: proposeEndingAction }}
          />
        )}
      </div>
    </Page>
  )
}
