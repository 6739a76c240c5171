import { Card } from '@/components/ui/card'
import { day } from '@/lib/clock/format'

/** 近期时间点: the next moments that matter, soonest first. */
export function NextMoments({ points }: { points: readonly { at: Date; what: string; session: string }[] }) {
  return (
    <Card title="近期时间点">
      {points.length === 0 && <p className="text-ink-2">近期没有安排，新的考试公布后会列在这里。</p>}
      <ul className="flex flex-col">
        {points.map((point) => (
          <li
            key={`${point.at.getTime()}${point.what}${point.session}`}
            className="grid grid-cols-[5.5em_1fr] gap-x-3 border-line border-b py-2.5 first:pt-0 last:border-b-0 last:pb-0"
          >
            <span className="font-bold font-song text-seal">{day(point.at)}</span>
            <span>
              {point.what}
              <span className="block text-ink-3 text-sm">{point.session}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
