import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExamChanges } from '@/components/office/exam-changes'
import { ExamParts } from '@/components/office/exam-parts'
import { PublishExam } from '@/components/office/publish-exam'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { listExamChanges } from '@/db/queries/exam-config'
import { getOverseenExam } from '@/db/queries/exam-office'
import { countPositions } from '@/db/queries/position-import'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { partNamed, parts, wordsOf } from '@/lib/exam/config/parts'
import { warningsOf } from '@/lib/exam/config/warnings'
import { publishExamAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export const metadata: Metadata = { title: '考试设置' }

export default async function ExamSettingsPage({ params, searchParams }: Props) {
  const [viewer, { id }, { done }] = [await requireViewer('staff'), await params, await searchParams]
  const frame = await getOverseenExam(viewer, id)
  if (!frame) notFound()
  const [changes, { positions }] = await Promise.all([listExamChanges(viewer, id), countPositions(id)])
  const { session } = frame
  const told = done === 'publish' ? '已发布，考生可以看到这项考试' : typeof done === 'string' && partNamed(done) ? '已保存' : null
  return (
    <Page>
      <PageTitle
        title={session.title}
        above={`${session.year} 年度 · 考试设置`}
        back={{ href: `/office/exams/${id}`, label: '报名情况' }}
        aside={
          <ButtonLink href={`/office/exams/${id}/preview`} tone="secondary">
            按考生的样子预览
          </ButtonLink>
        }
      />
      <div className="grid gap-5">
        {told && (
          <Alert tone="done" live>
            {told}
          </Alert>
        )}
        <p>
          {session.publishedAt ? <Badge tone="done">已发布</Badge> : <Badge tone="soon">未发布</Badge>}{' '}
          <span className="text-ink-2">
            {session.publishedAt ? '考生能看到。报名开始以后的改动要写原因，别人已经确认的不会变。' : '只有考务人员能看到。'}
          </span>
        </p>
        <PublishExam
          session={session}
          warnings={warningsOf(frame, positions, await now())}
          action={hasRole(viewer, 'examOfficer', id) ? publishExamAction : null}
        />
        <ExamParts parts={parts} sessionId={id} mayChange={hasRole(viewer, 'examOfficer', id)} />
        <ExamChanges changes={changes.map(({ part, ...change }) => ({ ...change, ...wordsOf(part, frame) }))} />
      </div>
    </Page>
  )
}
