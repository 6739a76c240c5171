import type { Metadata } from 'next'
import { MessageItem } from '@/components/message/message-item'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { unreadCount } from '@/db/queries/message'
import { requireViewer } from '@/lib/access/session'
import { listMessages } from '@/lib/message/inbox'
import { markAllReadAction, openMessageAction } from './actions'

export const metadata: Metadata = { title: '消息' }

const pageSize = 20

export default async function MessagesPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const { before } = await searchParams
  const viewer = await requireViewer('person')
  const [messages, unread] = await Promise.all([
    listMessages(viewer, typeof before === 'string' ? before : undefined),
    unreadCount(viewer),
  ])
  const [first, last] = [messages[0], messages.at(-1)]
  return (
    <Page>
      <PageTitle
        title="消息"
        lead="报名、缴费、打印的每一步都会在这里留下一条；重要的同时发短信。"
        aside={unread > 0 && !before && first && <MarkAllRead upTo={first.id} />}
      />
      {messages.length === 0 && <Empty title={before ? '没有更早的消息' : '没有消息'}>办理业务后，结果会通知到这里。</Empty>}
      <ul className="flex flex-col gap-3">
        {messages.map((message) => (
          <MessageItem key={message.id} message={message} open={openMessageAction} />
        ))}
      </ul>
      <Pager
        first={before && '/messages'}
        next={messages.length === pageSize && last && `/messages?before=${last.id}`}
        words={{ first: '回到最新的消息', next: '更早的消息' }}
      />
    </Page>
  )
}

/** Up to the newest one shown: a message that comes in meanwhile stays unread. */
function MarkAllRead({ upTo }: { upTo: string }) {
  return (
    <form action={markAllReadAction}>
      <input type="hidden" name="upTo" value={upTo} />
      <SubmitButton tone="secondary" size="small">
        全部标为已读
      </SubmitButton>
    </form>
  )
}
