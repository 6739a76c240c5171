import { Badge } from '@/components/ui/badge'
import { exact, fullDay } from '@/lib/clock/format'
import { lastDayOf } from '@/lib/publicity/rules'

type Shown = {
  sessionId: string
  round: number
  title: string
  startsAt: Date
  endsAt: Date
  withdrawnAt: Date | null
  listed: number
}

/** 公示 by exam, each with its days; whom they list stands on their own pages. */
export function PublicityLinks({ publicities, isOver }: { publicities: readonly Shown[]; isOver: boolean }) {
  return (
    <ul className="flex flex-col gap-3">
      {publicities.map((one) => (
        <li key={`${one.sessionId} ${one.round}`} className="rounded-xl border border-line bg-card px-5 py-4">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <a className="link py-1 font-bold" href={`/publicity/${one.sessionId}`}>
              {one.title}合格人员公示
            </a>
            <Badge tone={isOver ? 'others' : 'soon'}>{one.withdrawnAt ? '已撤回' : isOver ? '已结束' : '公示中'}</Badge>
          </p>
          <p className="text-ink-2">
            {fullDay(one.startsAt)}至{one.withdrawnAt ? exact(one.withdrawnAt) : `${fullDay(lastDayOf(one))} 24:00`}
            {!isOver && `，${one.listed} 人`}
          </p>
        </li>
      ))}
    </ul>
  )
}
