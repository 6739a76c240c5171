import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeliveryTable } from '@/components/office/delivery-table'
import { MessageFilterForm } from '@/components/office/message-filter-form'
import { MessageStanding } from '@/components/office/message-standing'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { countUnsent, listDeliveries } from '@/db/queries/message-office'
import { countQueue } from '@/db/queries/outbox'
import { hasRole, mayResend, messageScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { readFilter, writeFilter } from '@/lib/message/deliveries'
import { filterMessagesAction, resendSmsAction } from './actions'
import { readCursor, writeCursor } from './delivery-cursor'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '消息发送情况' }

const here = '/office/messages'

export default async function OfficeMessagesPage({ searchParams }: Props) {
  const [viewer, query] = [await requireViewer('staff'), await searchParams]
  const scopes = messageScopes(viewer)
  if (scopes === null) notFound()
  const [filter, after] = [readFilter(query), readCursor(query.after)]
  const [page, counts, queue] = await Promise.all([
    listDeliveries(viewer, filter, after),
    countUnsent(viewer),
    scopes === '*' ? countQueue() : null,
  ])
  const chosen = writeFilter(filter)
  const first = Object.keys(chosen).length > 0 ? `${here}?${new URLSearchParams(chosen)}` : here
  return (
    <Page width="wide">
      <PageTitle
        title="消息发送情况"
        lead="站内消息和短信发给了谁、发出没有。姓名和号码已遮盖。"
        back={{ href: '/office', label: '业务后台' }}
        aside={
          hasRole(viewer, 'administrator') && (
            <ButtonLink href={`${here}/templates`} tone="secondary">
              消息模板
            </ButtonLink>
          )
        }
      />
      {query.done === 'resend' && (
        <div className="mb-5">
          <Alert tone="done" live>
            已安排重发，几秒后刷新本页可以看到结果。
          </Alert>
        </div>
      )}
      <MessageStanding counts={counts} queue={queue} here={here} />
      <MessageFilterForm filter={filter} refused={query.refused === 'mobile'} action={filterMessagesAction} />
      {page.rows.length === 0 ? (
        <Empty title={after ? '后面没有了' : '没有这样的消息'}>
          {after ? '这一页之后没有消息。' : '换一个条件，或者等有人办理业务以后再看。'}
        </Empty>
      ) : (
        <DeliveryTable
          rows={page.rows.map((row) => ({ ...row, mayResend: mayResend(viewer, row.scope) }))}
          resend={resendSmsAction}
        />
      )}
      <Pager
        first={after && first}
        next={page.next && `${here}?${new URLSearchParams({ ...chosen, after: writeCursor(page.next) })}`}
      />
    </Page>
  )
}
