import type { Metadata } from 'next'
import { SessionList } from '@/components/account/session-list'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { readSessions, requireViewer } from '@/lib/access/session'
import { endOthersAction, endSessionAction } from './actions'

export const metadata: Metadata = { title: '登录设备' }

export default async function SessionsPage() {
  const viewer = await requireViewer(undefined, '/profile/sessions')
  const sessions = await readSessions(viewer.accountId)
  return (
    <Page>
      <PageTitle
        title="登录设备"
        lead={
          <>
            不认识的设备，请马上结束它，并
            <a className="link" href="/profile/password">
              修改密码
            </a>
            。30 分钟没有操作，或登录满 12 小时，登录会自动结束。
          </>
        }
      />
      <SessionList sessions={sessions} end={endSessionAction} endOthers={endOthersAction} />
    </Page>
  )
}
