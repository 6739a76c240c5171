import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Pager } from '@/components/ui/pager'
import { PositionCounts } from './board-tables'

type Position = { code: string; department: string; title: string; headcount: number; confirmed: number }
type PositionBoardProps = {
  counts: { positions: number; headcount: number; unchosen: number }
  most: readonly Position[]
  unchosen: { rows: readonly Position[]; next: string | null }
  here: string
  after: string
  csv: string
}

/** What positions are sought, and which nobody chose (O-11). */
export function PositionBoard({ counts, most, unchosen, here, after, csv }: PositionBoardProps) {
  return (
    <>
      <Card
        title="确认人数最多的职位"
        aside={
          <ButtonLink href={csv} tone="quiet" size="small" download>
            导出全部职位（CSV）
          </ButtonLink>
        }
      >
        <p className="mb-3 text-ink-2">
          共 {counts.positions} 个职位，招录 {counts.headcount} 人；{counts.positions - counts.unchosen} 个职位已有人确认。
        </p>
        {most.length > 0 ? <PositionCounts rows={most} caption="各职位的确认人数，从多到少" /> : '还没有人确认。'}
      </Card>
      <Card title={`无人确认的职位（${counts.unchosen} 个）`}>
        {unchosen.rows.length > 0 ? (
          <PositionCounts rows={unchosen.rows} caption="无人确认的职位，按职位编码" />
        ) : after ? (
          '后面没有了。'
        ) : (
          '没有这样的职位。'
        )}
        <Pager first={after && here} next={unchosen.next && `${here}?${new URLSearchParams({ after: unchosen.next })}`} />
      </Card>
    </>
  )
}
