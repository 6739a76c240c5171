import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { unreadCount } from '@/db/queries/message'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute } from '@/lib/clock/format'
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
          <li key={message.id} className="rounded-xl border border-line bg-card p-5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h2 className="font-bold">{message.title}</h2>
              {!message.readAt && <Badge tone="you">未读</Badge>}
              <time dateTime={message.sentAt.toISOString()} className="text-ink-3 text-sm">
                {dayAndMinute(message.sentAt)}
              </time>
            </div>
            <p className="mt-1 text-ink-2">{message.body}</p>
            <form action={openMessageAction} className="mt-3">
              <input type="hidden" name="id" value={message.id} />
              <input type="hidden" name="href" value={message.href} />
              <SubmitButton tone="secondary" size="small" aria-label={`去查看：${message.title}`}>
                去查看
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
      <nav aria-label="分页" className="mt-5 flex flex-wrap gap-3">
        {messages.length === pageSize && last && (
          <ButtonLink href={`/messages?before=${last.id}`} tone="secondary">
            更早的消息
          </ButtonLink>
        )}
        {before && (
          <ButtonLink href="/messages" tone="quiet">
            回到最新的消息
          </ButtonLink>
        )}
      </nav>
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
