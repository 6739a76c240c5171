import type { Metadata } from 'next'
import { CertificateCard } from '@/components/certificate/certificate-card'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { listOwnCertificates } from '@/db/queries/certificate'
import { requireViewer } from '@/lib/access/session'

export const metadata: Metadata = { title: '证书管理' }

/** 证书管理: the candidate's certificates (S-03). */
export default async function CertificatesPage() {
  const certificates = await listOwnCertificates(await requireViewer('person'))
  return (
    <Page>
      <PageTitle
        title="证书管理"
        lead="您在这里取得的证书，可以查看详情、下载电子证书。"
        back={{ href: '/services', label: '业务办理' }}
      />
      {certificates.length === 0 ? (
        <Empty title="还没有证书">考试合格、核查通过并公示结束以后，证书发放到这里，同时发短信和站内消息通知您。</Empty>
      ) : (
        <ul className="grid gap-4">
          {certificates.map((one) => (
            <li key={one.certificate.id}>
              <CertificateCard view={one} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
