import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RequestList } from '@/components/case/request-list'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readRequests } from '@/lib/service/read-request'
import { serviceOf } from '@/lib/service/services'

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: serviceOf((await params).service)?.title ?? '没有找到这个页面' }
}

/** 管理页面 of a service: what was asked for with 办理结果, and 申请. */
export default async function ServicePage({ params }: Props) {
  const kind = (await params).service
  const service = serviceOf(kind)
  if (!service) notFound()
  const requests = await readRequests(await requireViewer('person'), [kind], 100)
  return (
    <Page>
      <PageTitle title={service.title} lead={service.what} back={{ href: '/services', label: '业务办理' }} />
      {service.apply && (
        <p className="mb-6">
          <ButtonLink href={`/services/${kind}/new`}>{service.apply}</ButtonLink>
        </p>
      )}
      {requests.length > 0 ? (
        <RequestList requests={requests} />
      ) : (
        <Empty title={service.apply ? '还没有申请' : '现在没有您的业务'}>
          {service.apply ? '申请后，这里会列出每一项的办理结果。' : '需要您办理时，会自动列在这里，并发站内消息和短信。'}
        </Empty>
      )}
    </Page>
  )
}
