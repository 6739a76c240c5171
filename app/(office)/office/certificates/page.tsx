import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Cell, Head, Table } from '@/components/office/table'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { listCertifiedExams } from '@/db/queries/certificate-office'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'

export const metadata: Metadata = { title: '证书' }

export default async function OfficeCertificatesPage() {
  const viewer = await requireViewer('staff')
  if (!hasRole(viewer, 'certificateOfficer') && !hasRole(viewer, 'auditor')) notFound()
  const exams = await listCertifiedExams(viewer, await now())
  return (
    <Page width="wide">
      <PageTitle title="证书" lead="您负责的、发证书的考次。" back={{ href: '/office', label: '业务后台' }} />
      {exams.length === 0 ? (
        <Empty title="还没有发证书的考次">考次的“办理方式”里选上“合格的发证书”，并分配给您以后，会列在这里。</Empty>
      ) : (
        <Table caption="发证书的考次">
          <Head columns={['考试', '已发放', '']} numeric={[1]} />
          <tbody>
            {exams.map(({ frame: { session }, issued }) => (
              <tr key={session.id}>
                <Cell>
                  <a className="link font-bold" href={`/office/certificates/${session.id}`}>
                    {session.title}
                  </a>
                  <span className="text-ink-3"> {session.year} 年度</span>
                </Cell>
                <Cell numeric>{issued}</Cell>
                <Cell>
                  <a className="link inline-block" href={`/office/certificates/${session.id}/batches`}>
                    印制批次
                  </a>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}
