import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CertificateBadge } from '@/components/certificate/certificate-card'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readCertificate } from '@/lib/certificate/read-certificate'
import { exact } from '@/lib/clock/format'

export const metadata: Metadata = { title: '证书详情' }

type Props = { params: Promise<{ certificate: string }> }

/** 证书详情 of one of the candidate's own (S-03). */
export default async function CertificatePage({ params }: Props) {
  const found = await readCertificate(await requireViewer('person'), (await params).certificate)
  if (!found) notFound()
  return (
    <Page>
      <PageTitle title="证书详情" above={found.title} back={{ href: '/services/certificates', label: '证书管理' }} />
      <div className="grid gap-5">
        {found.revokedAt && (
          <Alert tone="error" title={`这本证书已于 ${exact(found.revokedAt)} 撤销，不能再使用`}>
            原因：{found.revokedFor}。有疑问请致电 0755-88100099。
          </Alert>
        )}
        <Card title="证书" aside={<CertificateBadge revokedAt={found.revokedAt} />}>
          <DescriptionList ruled items={found.rows.map(({ label, value }) => ({ term: label, detail: value }))} />
          <div className="mt-5 flex flex-wrap gap-3">
            {!found.revokedAt && (
              <ButtonLink href={`/api/print/certificate/${found.id}`} download>
                下载电子证书
              </ButtonLink>
            )}
            <ButtonLink href={`/exams/mine/${found.caseId}`} tone="secondary">
              看这次报名
            </ButtonLink>
          </div>
        </Card>
        {!found.revokedAt && (
          <p className="text-ink-3 text-sm">
            电子证书与纸质证书具有同等效力。别人可以扫描电子证书上的二维码，核对证书真伪和现在的状态。
          </p>
        )}
      </div>
    </Page>
  )
}
