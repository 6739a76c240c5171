import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { HourTable } from './board-tables'
import { HourChart } from './hour-chart'

type Hour = { at: Date; started: number; confirmed: number; paid: number }

/** 按小时: how many came, as a chart, as numbers and as a file. */
export function HourCard({ hours, csv }: { hours: readonly Hour[]; csv: string }) {
  return (
    <Card
      title="按小时"
      aside={
        <ButtonLink href={`${csv}?what=hours`} tone="quiet" size="small" download>
          导出（CSV）
        </ButtonLink>
      }
    >
      <HourChart hours={hours} />
      <details className="mt-4">
        <summary className="link cursor-pointer py-1">按小时的数字</summary>
        <div className="mt-3">
          <HourTable hours={hours} />
        </div>
      </details>
    </Card>
  )
}
