import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { dayAndMinute } from '@/lib/clock/format'

export type SessionItem = {
  reference: string
  device: string
  address: string
  createdAt: Date
  lastUsedAt: Date
  current: boolean
}
type SessionListProps = {
  sessions: readonly SessionItem[]
  end: (form: FormData) => Promise<void>
  endOthers: () => Promise<void>
}

/** Where one is signed in, with a button to end each but this one. */
export function SessionList({ sessions, end, endOthers }: SessionListProps) {
  return (
    <>
      <ul className="flex flex-col gap-3">
        {sessions.map((session) => (
          <li
            key={session.reference}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line bg-card px-5 py-4"
          >
            <div>
              <p className="font-bold">
                {session.device} {session.current && <Badge tone="done">本机</Badge>}
              </p>
              <p className="text-ink-2 text-sm">
                {session.address} · {dayAndMinute(session.createdAt)} 登录 · 最近使用 {dayAndMinute(session.lastUsedAt)}
              </p>
            </div>
            {!session.current && (
              <form action={end}>
                <input type="hidden" name="session" value={session.reference} />
                <Button tone="danger" size="small" aria-label={`结束 ${session.device} 的登录`}>
                  结束
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={endOthers} className="mt-6">
          <Button tone="secondary">结束其他所有登录</Button>
        </form>
      )}
    </>
  )
}
