import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChoiceTable } from '@/components/office/board-tables'
import { BoardWatch } from '@/components/office/board-watch'
import { HourCard } from '@/components/office/hour-card'
import { PositionBoard } from '@/components/office/position-board'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { listPositionCounts } from '@/db/queries/board'
import { requireViewer } from '@/lib/access/session'
import { exact } from '@/lib/clock/format'
import { readBoard } from '@/lib/exam/read-board'
import { cleanText } from '@/lib/workflow/clean-text'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '报名动态' }

export default async function BoardPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const board = await readBoard(viewer, id)
  if (!board) notFound()
  const { frame, totals, hours, choices, positions, mostChosen, states, countedAt } = board
  const after = typeof query.after === 'string' ? cleanText(query.after).slice(0, 40) : ''
  const unchosen = positions && (await listPositionCounts(viewer, id, { unchosen: true, after, limit: 50 }))
  const csv = `/api/office/exams/${id}/board.csv`
  return (
    <Page width="wide">
      <BoardWatch sessionId={id} states={states} />
      <PageTitle
        title="报名动态"
        above={frame.session.title}
        back={{ href: `/office/exams/${id}`, label: '报名情况' }}
        lead={`截至 ${exact(countedAt)}；有变化时自动更新。`}
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        <Card title="人数">
          <p className="text-lg">
            进入报名 <b>{totals.started}</b> 人，确认 <b>{totals.confirmed}</b> 人，缴费 <b>{totals.paid}</b> 人。
          </p>
        </Card>
        <HourCard hours={hours} csv={csv} />
        {positions && unchosen ? (
          <PositionBoard
            counts={positions}
            most={mostChosen}
            unchosen={unchosen}
            here={`/office/exams/${id}/board`}
            after={after}
            csv={csv}
          />
        ) : (
          <Card
            title="按级别和专业"
            aside={
              <ButtonLink href={csv} tone="quiet" size="small" download>
                导出（CSV）
              </ButtonLink>
            }
          >
            <ChoiceTable rows={choices} />
          </Card>
        )}
      </div>
    </Page>
  )
}
