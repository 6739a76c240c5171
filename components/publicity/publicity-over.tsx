import { Alert } from '@/components/ui/alert'
import { fullDay } from '@/lib/clock/format'
import { lastDayOf } from '@/lib/publicity/rules'

/** What is left of a 公示 once its days are over: that it was there (E-36). */
export function PublicityOver({ publicity }: { publicity: { startsAt: Date; endsAt: Date } }) {
  return (
    <Alert tone="info" title="公示已经结束">
      名单从{fullDay(publicity.startsAt)}公示到{`${fullDay(lastDayOf(publicity))} 24:00`}，现在不再显示。还有情况要反映的，请致电
      0755-88100099。
    </Alert>
  )
}
