import type { Metadata } from 'next'
import { BatchForm } from '@/components/office/batch-form'
import { CountFilter } from '@/components/office/count-filter'
import { queueKeys } from '@/components/office/desk-keys'
import { DoneNote } from '@/components/office/done-note'
import { FocusRow } from '@/components/office/focus-row'
import { NextCaseButton } from '@/components/office/next-case-button'
import { QueueEmpty } from '@/components/office/queue-empty'
import { QueueSearch } from '@/components/office/queue-search'
import { QueueTable } from '@/components/office/queue-table'
import { Shortcuts } from '@/components/office/shortcuts'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireViewer } from '@/lib/access/session'
import { queueChoices } from '@/lib/desk/queue-choices'
import { queueHref, readFilter, withoutPage, writeFilter } from '@/lib/desk/queue-filter'
import { readQueue } from '@/lib/desk/read-queue'
import { claimNextAction, decideManyAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '待办' }

export default async function QueuePage({ searchParams }: Props) {
  const [viewer, query] = [await requireViewer('staff'), await searchParams]
  const filter = readFilter(query)
  const queue = await readQueue(viewer, filter)
  const mayTake = queue.mayDecide && !queue.tooMany
  return (
    <Page width="wide">
      <PageTitle
        title="待办"
        lead={queue.readsAll ? '所有等待工作人员办理的业务；审计员只能查看。' : '等您办理的业务，等得最久的在前。'}
        back={{ href: '/office', label: '业务后台' }}
        aside={mayTake && <NextCaseButton queue={writeFilter(withoutPage(filter))} action={claimNextAction} />}
      />
      <div className="grid gap-4 [&>*]:min-w-0">
        <DoneNote done={query.done} then="。这里没有下一件等您领取了。" />
        <CountFilter label="按业务和状态筛选" choices={queueChoices(queue.counts, filter)} />
        <QueueSearch filter={filter} />
        <BatchForm
          action={decideManyAction}
          queue={writeFilter(filter)}
          moves={queue.batch}
          canChoose={mayTake && queue.lines.length > 0 && !filter.state}
        >
          {queue.lines.length === 0 ? (
            <QueueEmpty filter={filter} tooMany={queue.tooMany} hasWork={queue.counts.length > 0} />
          ) : (
            <QueueTable lines={queue.lines} filter={filter} canChoose={queue.batch.length > 0} />
          )}
        </BatchForm>
        <Pager first={filter.after && queueHref(filter)} next={queue.next && queueHref(filter, { after: queue.next })} />
      </div>
      <Shortcuts keys={queueKeys(queue.batch.length > 0)} />
      {typeof query.at === 'string' && query.at !== '' && <FocusRow id={query.at} />}
    </Page>
  )
}
