import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { listCertifyingExams } from '@/db/queries/certificate'

export const metadata: Metadata = { title: '证书查询' }

/** 证书查询: of which exam (S-10). */
export default async function CertificateExamsPage() {
  const exams = await listCertifyingExams()
  return (
    <Page>
      <PageTitle title="证书查询" lead="不用登录。选择考试，凭姓名、身份证号和证书管理号或者印制号查询。" />
      <ul className="grid gap-4 sm:grid-cols-2">
        {exams.map(({ exam, shortTitle }) => (
          <li key={exam}>
            <Card title={shortTitle}>
              <ButtonLink href={`/certificates/${exam}`} tone="secondary">
                {`查询${shortTitle}证书`}
              </ButtonLink>
            </Card>
          </li>
        ))}
      </ul>
      <p className="mt-6 text-ink-3 text-sm">
        电子证书上有二维码的，也可以直接扫描，或者到
        <a className="link" href="/verify">
          验证真伪
        </a>
        填写核验码。您自己的证书在
        <a className="link" href="/services/certificates">
          证书管理
        </a>
        。
      </p>
    </Page>
  )
}
