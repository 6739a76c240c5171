import { day, dayAndMinute } from '@/lib/clock/format'

type Hour = { at: Date; started: number; confirmed: number; paid: number }
const hourMs = 60 * 60 * 1000
const [width, height, top] = [960, 72, 16]
const strips = [
  { name: 'started', label: '进入报名' },
  { name: 'confirmed', label: '确认' },
  { name: 'paid', label: '缴费' },
] as const

/** One strip of bars for each of started, confirmed and paid, an hour a bar, under its own name and highest number: no colour tells them apart (O-11). */
export function HourChart({ hours }: { hours: readonly Hour[] }) {
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last) return null
  const from = first.at.getTime()
  const count = Math.round((last.at.getTime() - from) / hourMs) + 1
  const place = (at: Date) => ((at.getTime() - from) / hourMs) * (width / count)
  const midnights = hours.filter(({ at }, index) => index === 0 || day(at) !== day(hours[index - 1]?.at ?? at))
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
              viewBox={`0 0 ${width} ${height + top}`}
              className="mt-1 h-auto w-full"
              role="img"
              aria-label={`按小时的${label}人数，数字见下表`}
            >
              <line x1={0} y1={height} x2={width} y2={height} className="stroke-edge" />
              {midnights.map(({ at }) => (
                <g key={at.getTime()}>
                  <line x1={place(at)} y1={0} x2={place(at)} y2={height} className="stroke-line" />
                  <text x={place(at) + 3} y={height + top - 2} className="fill-ink-3" fontSize={13}>
                    {day(at)}
                  </text>
                </g>
              ))}
              {hours.map((hour) => {
                const tall = (hour[name] / Math.max(1, most[name])) * (height - 4)
                return (
                  <rect
                    key={hour.at.getTime()}
                    x={place(hour.at)}
                    y={height - tall}
                    width={Math.max(1, width / count - 1)}
                    height={tall}
                    className="fill-blue"
                  >
                    <title>{`${dayAndMinute(hour.at)} 起：${hour[name]} 人`}</title>
                  </rect>
                )
              })}
            </svg>
          </figure>
        )
      })}
    </div>
  )
}
