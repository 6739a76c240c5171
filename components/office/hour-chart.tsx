import { day, dayAndMinute } from '@/lib/clock/format'

type Hour = { at: Date; started: number; confirmed: number; paid: number }
const hourMs = 60 * 60 * 1000
const [width, height] = [960, 80]
const strips = [
  { name: 'started', label: '进入报名' },
  { name: 'confirmed', label: '确认' },
  { name: 'paid', label: '缴费' },
] as const

/** One strip of bars for each of started, confirmed and paid, an hour a bar, a line where a day begins, under its own name and highest number: no colour tells them apart (O-11). */
export function HourChart({ hours }: { hours: readonly Hour[] }) {
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last) return null
  const from = first.at.getTime()
  const count = Math.round((last.at.getTime() - from) / hourMs) + 1
  const place = (at: Date) => ((at.getTime() - from) / hourMs) * (width / count)
  const midnights = hours.filter(({ at }, index) => index > 0 && day(at) !== day(hours[index - 1]?.at ?? at))
  return (
    <div className="grid gap-4">
      {strips.map(({ name, label }) => {
        const most = hours.reduce((best, hour) => (hour[name] > best[name] ? hour : best), first)
        return (
          <figure key={name}>
            <figcaption className="flex flex-wrap justify-between gap-x-4">
              <span className="font-bold">{label}</span>
              <span className="text-ink-2 text-sm">
                最多的一小时：{dayAndMinute(most.at)} 起，{most[name]} 人
              </span>
            </figcaption>
            <svg
              viewBox={`0 0 ${width} ${height}`}
              preserveAspectRatio="none"
              className="mt-1 h-20 w-full"
              role="img"
              aria-label={`按小时的${label}人数，数字见下表`}
            >
              {midnights.map(({ at }) => (
                <line key={at.getTime()} x1={place(at)} y1={0} x2={place(at)} y2={height} className="stroke-edge" />
              ))}
              <line x1={0} y1={height} x2={width} y2={height} className="stroke-edge" />
              {hours.map((hour) => {
                const tall = (hour[name] / Math.max(1, most[name])) * (height - 4)
                return (
                  <rect
                    key={hour.at.getTime()}
                    x={place(hour.at)}
                    y={height - tall}
                    width={width / count}
                    height={tall}
                    className="fill-blue"
                  >
                    <title>{`${dayAndMinute(hour.at)} 起：${hour[name]} 人`}</title>
                  </rect>
                )
              })}
            </svg>
            <p className="flex justify-between gap-4 text-ink-3 text-sm">
              <span>{dayAndMinute(first.at)}</span>
              <span>{dayAndMinute(last.at)}</span>
            </p>
          </figure>
        )
      })}
    </div>
  )
}
