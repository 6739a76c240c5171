import type { Metadata } from 'next'
import { LookList } from '@/components/account/look-list'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readOwnLooks } from '@/lib/audit/own-looks'
import { questionLookAction } from './actions'

export const metadata: Metadata = { title: '谁看过我的资料' }

export default async function LooksPage({ searchParams }: { searchParams: Promise<{ asked?: string | string[] }> }) {
  const viewer = await requireViewer('person', '/profile/looks')
  const [looks, { asked }] = await Promise.all([readOwnLooks(viewer), searchParams])
  return (
    <Page>
      <PageTitle
        title="谁看过我的资料"
        lead="工作人员平时看到的号码都打码。每次查看完整号码、打开和经办您的业务，都记在这里：什么时候、什么岗位、为什么、看了什么。具体是谁，审计员查得到。"
      />
      {asked !== undefined && (
        <div className="mb-6">
          <Alert tone="done" live title="疑问已记入审计记录">
            审计员会核查。需要答复的，请致电咨询电话。
          </Alert>
        </div>
      )}
      {looks.length === 0 ? (
        <Empty title="还没有人看过">有工作人员查看您的完整号码，或打开、经办您的业务时，会列在这里。</Empty>
      ) : (
        <LookList looks={looks} ask={questionLookAction} />
      )}
    </Page>
  )
}
