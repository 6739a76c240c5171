import type { Metadata } from 'next'
import { RequestList } from '@/components/case/request-list'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SearchForm } from '@/components/ui/search-form'
import { requireViewer } from '@/lib/access/session'
import { filterRequests, readRequests } from '@/lib/service/read-request'
import { services } from '@/lib/service/services'

export const metadata: Metadata = { title: '业务查询' }

type Props = { searchParams: Promise<{ q?: string | string[]; open?: string | string[] }> }

/** Everything the candidate ever asked for, with state and since when (S-01). */
export default async function RequestsPage({ searchParams }: Props) {
  const viewer = await requireViewer('person')
  const { q, open } = await searchParams
  const words = typeof q === 'string' ? q.trim().slice(0, 60) : ''
  const requests = await readRequests(viewer, Object.keys(services), 200)
  const shown = filterRequests(requests, words, open === '1')
  return (
    <Page>
      <PageTitle title="业务查询" back={{ href: '/services', label: '业务办理' }} />
      <SearchForm
        name="q"
        label="查找"
        hint="申请编号、业务名称或考试名称"
        value={words}
        charactersMax={60}
        only={{ name: 'open', label: '只看办理中的', checked: open === '1' }}
      />
      {shown.length > 0 ? (
        <RequestList requests={shown} showKind />
      ) : (
        <Empty
          title={requests.length > 0 ? '没有符合条件的申请' : '还没有申请过业务'}
          action={
            <ButtonLink href={requests.length > 0 ? '/services/requests' : '/services'} tone="secondary">
              {requests.length > 0 ? '看全部申请' : '去业务办理'}
            </ButtonLink>
          }
        >
          您申请过的业务会列在这里，办到哪一步、等谁办，都写在上面。
        </Empty>
      )}
    </Page>
  )
}
