import type { Metadata } from 'next'
import { BatchForm } from '@/components/office/batch-form'
import { NextCaseButton } from '@/components/office/next-case-button'
import { QueueCounts } from '@/components/office/queue-counts'
import { QueueSearch } from '@/components/office/queue-search'
import { QueueTable } from '@/components/office/queue-table'
import { Shortcuts } from '@/components/office/shortcuts'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { queueHref, readFilter, withoutPage, writeFilter } from '@/lib/desk/queue-filter'
import { readQueue } from '@/lib/desk/read-queue'
import { claimNextAction, decideManyAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '待办' }

export default async function QueuePage({ searchParams }: Props) {
  const [viewer, query] = [await requireViewer('staff'), await searchParams]
  const filter = readFilter(query)
  const queue = await readQueue(viewer, filter)
  const done = typeof query.done === 'string' ? query.done.slice(0, 40) : ''
  return (
    <Page width="wide">
      <PageTitle
        title="待办"
        lead={queue.readsAll ? '所有等待工作人员办理的业务；审计员只能查看。' : '等您办理的业务，等得最久的在前。'}
        back={{ href: '/office', label: '业务后台' }}
        aside={queue.mayDecide && <NextCaseButton queue={writeFilter(withoutPage(filter))} action={claimNextAction} />}
      />
      <div className="grid gap-4 [&>*]:min-w-0">
        {done && (
          <Alert tone="done" live>
            {`${done} 已办理。这里没有下一件等您领取了。`}
          </Alert>
        )}
        <QueueCounts counts={queue.counts} filter={filter} />
        <QueueSearch filter={filter} />
        {queue.lines.length === 0 ? (
          <Empty
            title={filter.after ? '后面没有了' : '没有等您办理的业务'}
            action={
              <ButtonLink href={filter.after ? queueHref(filter) : '/office/queue'}>
                {filter.after ? '回到第一页' : '看全部待办'}
              </ButtonLink>
            }
          >
            {queue.counts.length === 0 ? '您的角色没有要办理的业务；轮到您时会列在这里。' : '换一个筛选条件，或稍后再来。'}
          </Empty>
        ) : (
          <BatchForm action={decideManyAction} queue={writeFilter(filter)} moves={queue.batch} canChoose={queue.mayDecide}>
            <QueueTable lines={queue.lines} filter={filter} canChoose={queue.batch.length > 0} />
          </BatchForm>
        )}
        <nav aria-label="分页" className="flex flex-wrap justify-end gap-3">
          {filter.after && (
            <ButtonLink href={queueHref(filter)} tone="quiet" size="small">
              回到第一页
            </ButtonLink>
          )}
          {queue.next && (
            <ButtonLink href={queueHref(filter, { after: queue.next })} tone="secondary" size="small">
              下一页
            </ButtonLink>
          )}
        </nav>
      </div>
      <Shortcuts keys={queueKeys} />
    </Page>
  )
}

const queueKeys = [
  { key: 'J', does: '下一行' },
  { key: 'K', does: '上一行' },
  { key: 'Enter', does: '打开选中的业务' },
  { key: 'N', does: '领取并办理下一件' },
  { key: '/', does: '查找' },
]
