import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { services } from '@/lib/service/services'

export const metadata: Metadata = { title: '业务办理' }

const later = ['证书邮寄', '证书补发', '票据申领', '失信人员', '违纪申诉', '信息修改']

/** The hub of all services (S-01): public, so that everyone sees what there is before signing in. */
export default function ServicesPage() {
  return (
    <Page>
      <PageTitle title="业务办理" lead="考试之外要办的事，都从这里申请；办到哪一步，在“业务查询”里看。" />
      <p className="mb-6">
        <ButtonLink href="/services/requests" tone="secondary">
          业务查询
        </ButtonLink>
      </p>
      <ul className="grid gap-4 sm:grid-cols-2">
        <li>
          <Card title="证书管理">
            <p className="mb-4 text-ink-2">查看您的证书，下载电子证书。</p>
            <ButtonLink href="/services/certificates" tone="secondary">
              进入证书管理
            </ButtonLink>
          </Card>
        </li>
        {Object.entries(services).map(([kind, { title, what }]) => (
          <li key={kind}>
            <Card title={title}>
              <p className="mb-4 text-ink-2">{what}</p>
              <ButtonLink href={`/services/${kind}`} tone="secondary">
                进入{title}
              </ButtonLink>
            </Card>
          </li>
        ))}
      </ul>
      <div className="mt-6">
        <Card title="还没有开放">
          <p className="text-ink-2">{later.join('、')}。急需办理的，请致电咨询电话。</p>
        </Card>
      </div>
    </Page>
  )
}
