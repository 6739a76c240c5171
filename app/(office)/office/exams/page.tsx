import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Cell, Head, Table } from '@/components/office/table'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { listOverseenExams } from '@/db/queries/exam-office'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'

export const metadata: Metadata = { title: '考试' }

export default async function OfficeExamsPage() {
  const viewer = await requireViewer('staff')
  if (!hasRole(viewer, 'examOfficer') && !hasRole(viewer, 'auditor')) notFound()
  const exams = await listOverseenExams(viewer, await now())
  return (
    <Page width="wide">
      <PageTitle
        title="考试"
        lead="您负责的考次。"
        back={{ href: '/office', label: '业务后台' }}
        aside={hasRole(viewer, 'examOfficer', '*') && <ButtonLink href="/office/exams/new">新建考试</ButtonLink>}
      />
      {exams.length === 0 ? (
        <Empty title="还没有您负责的考次">系统管理员把考次分配给您以后，会列在这里。</Empty>
      ) : (
        <Table caption="您负责的考次">
          <Head columns={['考试', '报名缴费截止', '未确认', '待缴费', '已缴费', '']} numeric={[2, 3, 4]} />
          <tbody>
            {exams.map(({ frame: { session, windows }, counts }) => (
              <tr key={session.id}>
                <Cell wide>
                  <a className="link font-bold" href={`/office/exams/${session.id}`}>
                    {session.title}
                  </a>
                  <span className="text-ink-3"> {session.year} 年度</span>
                </Cell>
                <Cell>{dayAndMinute(windows.payment.to)}</Cell>
                <Cell numeric>{counts.draft ?? 0}</Cell>
                <Cell numeric>{counts.confirmed ?? 0}</Cell>
                <Cell numeric>{counts.paid ?? 0}</Cell>
                <Cell>
                  <span className="flex flex-wrap gap-x-4">
                    <a className="link inline-block" href={`/office/exams/${session.id}/settings`}>
                      {session.publishedAt ? '设置' : '设置（未发布）'}
                    </a>
                    <a className="link inline-block" href={`/office/exams/${session.id}/seats`}>
                      座位编排
                    </a>
                  </span>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}
