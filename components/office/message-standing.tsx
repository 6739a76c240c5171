import { Alert } from '@/components/ui/alert'
import { smsStandings } from '@/lib/message/deliveries'

type MessageStandingProps = {
  counts: Record<'waiting' | 'retrying' | 'failed', number>
  queue: { waiting: number; stuck: number } | null
  here: string
}

/** What has not gone out, each number a link to it; and what never became a message. */
export function MessageStanding({ counts, queue, here }: MessageStandingProps) {
  const standings = (['failed', 'retrying', 'waiting'] as const).map((name) => ({
    name,
    label: smsStandings[name],
    n: counts[name],
  }))
  return (
    <>
      <nav aria-label="没有发出的短信" className="mb-5 flex flex-wrap items-center gap-2">
        {standings.map(({ name, label, n }) => (
          <a
            key={name}
            href={`${here}?state=${name}`}
            className="flex min-h-11 items-center gap-2 rounded-lg border border-line bg-card px-3.5 text-ink no-underline hover:bg-blue-soft"
          >
            {label}
            <strong className={name === 'failed' && n > 0 ? 'text-seal' : 'text-ink-2'}>{n}</strong>
          </a>
        ))}
        {queue && queue.waiting > 0 && <span className="text-ink-3">另有 {queue.waiting} 条排队，很快投递。</span>}
      </nav>
      {queue && queue.stuck > 0 && (
        <div className="mb-5">
          <Alert tone="error" title={`${queue.stuck} 条消息没能生成`}>
            模板要用的内容缺失，或者模板不存在；系统会自动再试。请联系系统维护人员查看日志。
          </Alert>
        </div>
      )}
    </>
  )
}
