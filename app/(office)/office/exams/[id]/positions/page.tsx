import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PositionRun } from '@/components/office/position-run'
import { PositionRuns } from '@/components/office/position-runs'
import { PositionUpload } from '@/components/office/position-upload'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { readPositions } from '@/lib/exam/position-table/read-positions'
import { takePositionsAction, uploadPositionsAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '职位表' }

export default async function OfficePositionsPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const office = await readPositions(viewer, id, only(query.run), await now())
  if (!office) notFound()
  const { frame, counts, runs, run, names, isOpen, mayImport } = office
  const here = `/office/exams/${id}/positions`
  return (
    <Page width="wide">
      <PageTitle title="职位表" above={frame.session.title} back={{ href: `/office/exams/${id}`, label: '报名情况' }} />
      {frame.session.choiceBy !== 'position' ? (
        <Empty title="这项考试不按职位报名">没有职位表。</Empty>
      ) : (
        <div className="grid gap-5 [&>*]:min-w-0">
          {runs.some((one) => one.id === only(query.done) && one.importedAt) && (
            <Alert tone="done" live>
              职位表已导入。
            </Alert>
          )}
          <Card
            title="现有职位表"
            aside={
              <ButtonLink href={`/exams/${id}/positions`} tone="quiet" size="small">
                按考生的样子查看
              </ButtonLink>
            }
          >
            {counts.positions === 0 ? '还没有职位。' : `${counts.positions} 个职位，招录 ${counts.headcount} 人。`}
          </Card>
          {mayImport && <PositionUpload sessionId={id} isOpen={isOpen} upload={uploadPositionsAction} />}
          {run && <PositionRun run={run} sessionId={id} isOpen={isOpen} take={takePositionsAction} />}
          {runs.length > 0 && <PositionRuns runs={runs} names={names} here={here} />}
        </div>
      )}
    </Page>
  )
}

function only(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}
